"""What a picture file says of itself: every layer, every letter, and strangers who mean harm."""

import struct
import tracemalloc
import zlib
from dataclasses import asdict, replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, PngImagePlugin

from articles.photos.metadata import (
    AI_SOURCE_TYPES,
    MAX_LAYER,
    SOURCE_TYPE_SCHEME,
    SOURCE_TYPES,
    EmbeddedRights,
    Metadata,
    read_metadata,
    xmp_packet,
)

FORMATS = ["JPEG", "MPO", "PNG", "WEBP", "AVIF"]
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
        "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
        "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    }.items()
)
DATE, OFFSET = ExifTags.Base.DateTimeOriginal, ExifTags.Base.OffsetTimeOriginal


def picture(format="JPEG", **options):
    image, out = Image.new("RGB", (8, 6), "teal"), BytesIO()
    if format == "MPO":
        options |= {"save_all": True, "append_images": [image.copy()]}
    if format == "PNG" and "xmp" in options:  # Pillow writes none into a PNG
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", options.pop("xmp"))
    image.save(out, format, **options)
    return out.getvalue()


def with_segments(*segments):
    """A JPEG that begins with these segments, each a marker and its bytes."""
    data = picture()
    packed = [struct.pack(">HH", marker, len(held) + 2) + held for marker, held in segments]
    return data[:2] + b"".join(packed) + data[2:]


def rdf(body="", attributes=""):
    described = f'<rdf:Description rdf:about="" {attributes}>{body}</rdf:Description>'
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {NAMESPACES}>'
        f"{described}</rdf:RDF></x:xmpmeta>"
    )


def dataset(number, value, record=2):
    value = value.encode() if isinstance(value, str) else value
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def resource(held, number=0x0404, name=b"\0\0"):
    head = b"8BIM" + struct.pack(">H", number) + name + struct.pack(">I", len(held))
    return head + held + b"\0" * (len(held) % 2)


def app13(*resources):
    return 0xFFED, b"Photoshop 3.0\0" + b"".join(resources)


def app1(exif):
    return 0xFFE1, b"Exif\0\0" + exif


def with_iim(*datasets):
    return with_segments(app13(resource(b"".join(datasets))))


def tiff(ifd0, directory=()):
    """EXIF of ASCII texts, given as bytes by their tags."""
    exif, inner = Image.Exif(), dict(directory)
    for tag, text in ifd0.items():
        exif[tag] = text
    if inner:
        exif.get_ifd(ExifTags.IFD.Exif).update(inner)
    return exif.tobytes()


def said(data):
    file = BytesIO(data)
    file.seek(3)
    metadata = read_metadata(file)
    assert file.tell() == 0
    return metadata


def said_by_xmp(body="", attributes="", format="JPEG"):
    return said(picture(format, xmp=rdf(body, attributes).encode()))


def credit_in_xmp(text):
    return said_by_xmp(f"<photoshop:Credit>{text}</photoshop:Credit>").credit_line


# The layers.


def any_language(text):
    return (
        '<rdf:Alt><rdf:li xml:lang="de">Deutsch</rdf:li>'
        f'<rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt>'
    )


FULL_XMP = f"""
<dc:creator><rdf:Seq><rdf:li>Zoë Ø</rdf:li><rdf:li>李雷</rdf:li></rdf:Seq></dc:creator>
<photoshop:Credit>Zoë/AP</photoshop:Credit><photoshop:Source>AP</photoshop:Source>
<dc:rights>{any_language("© AP")}</dc:rights>
<dc:description>{any_language("Words")}</dc:description>
<Iptc4xmpCore:AltTextAccessibility>{any_language("A dog")}</Iptc4xmpCore:AltTextAccessibility>
<Iptc4xmpCore:ExtDescrAccessibility>{any_language("Long")}</Iptc4xmpCore:ExtDescrAccessibility>
<xmpRights:UsageTerms>{any_language("No sales")}</xmpRights:UsageTerms>
<xmpRights:WebStatement>https://ap.org/licence</xmpRights:WebStatement>
<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">
<plus:LicensorURL>https://ap.org/get</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>
<photoshop:Instructions>MANDATORY CREDIT</photoshop:Instructions>
<Iptc4xmpExt:DigitalSourceType>{SOURCE_TYPE_SCHEME}digitalCapture</Iptc4xmpExt:DigitalSourceType>
<photoshop:DateCreated>2024-01-24T09:30:00+01:00</photoshop:DateCreated>
<Iptc4xmpCore:Location>Dam</Iptc4xmpCore:Location><photoshop:City>Amsterdam</photoshop:City>
<photoshop:State>NH</photoshop:State><photoshop:Country>Netherlands</photoshop:Country>
"""
FULL = Metadata(
    creator="Zoë Ø, 李雷",
    credit_line="Zoë/AP",
    source="AP",
    copyright_notice="© AP",
    caption="Words",
    extended_description="Long",
    alt_text="A dog",
    usage_terms="No sales",
    instructions="MANDATORY CREDIT",
    web_statement="https://ap.org/licence",
    licensor_url="https://ap.org/get",
    source_type="digitalCapture",
    taken_at="2024-01-24T09:30:00+01:00",
    place="Dam, Amsterdam, NH, Netherlands",
)
FULL_IIM = [
    *(dataset(80, "Jane Doe"), dataset(80, "John Roe"), dataset(110, "Jane Doe/Reuters")),
    *(dataset(115, "Reuters"), dataset(116, "© Reuters"), dataset(120, "Wire words")),
    *(dataset(40, "No archives"), dataset(55, "20230203"), dataset(60, "040506+0200")),
    *(dataset(92, "Pier 1"), dataset(90, "Oslo"), dataset(95, "East"), dataset(101, "Norway")),
]
FULL_EXIF = tiff(
    {
        ExifTags.Base.Artist: b"Camera Owner",
        ExifTags.Base.Copyright: b"(c) Owner",
        ExifTags.Base.ImageDescription: b"Camera words",
    },
    {DATE: "2022:03:04 05:06:07", OFFSET: "-05:00"},
)


@pytest.mark.parametrize("format", FORMATS)
def test_everything_is_read_from_xmp_in_every_format(format):
    assert said_by_xmp(FULL_XMP, format=format) == FULL


def test_iim_says_what_it_has_words_for():
    assert said(with_iim(*FULL_IIM)) == Metadata(
        creator="Jane Doe, John Roe",
        credit_line="Jane Doe/Reuters",
        source="Reuters",
        copyright_notice="© Reuters",
        caption="Wire words",
        instructions="No archives",
        taken_at="2023-02-03T04:05:06+02:00",
        place="Pier 1, Oslo, East, Norway",
    )


@pytest.mark.parametrize("format", FORMATS)
def test_exif_says_who_and_when_in_every_format(format):
    assert said(picture(format, exif=FULL_EXIF)) == Metadata(
        creator="Camera Owner",
        copyright_notice="(c) Owner",
        caption="Camera words",
        taken_at="2022-03-04T05:06:07-05:00",
    )


@pytest.mark.parametrize("field", ["creator", "copyright_notice", "caption", "taken_at"])
def test_of_each_field_xmp_is_asked_first_then_iim_then_exif(field):
    in_xmp = (0xFFE1, b"http://ns.adobe.com/xap/1.0/\0" + rdf(FULL_XMP).encode())
    in_exif, in_iim = (0xFFE1, FULL_EXIF), app13(resource(b"".join(FULL_IIM)))
    words = [
        getattr(said(with_segments(*segments)), field)
        for segments in ([in_exif, in_iim, in_xmp], [in_exif, in_iim], [in_exif])
    ]
    single = [getattr(said(with_segments(one)), field) for one in (in_xmp, in_iim, in_exif)]
    assert words == single and len(set(words)) == 3


@pytest.mark.parametrize("blank", ["", "  \n", "&#x200B;", "OLYMPUS DIGITAL CAMERA"])
def test_a_layer_that_says_nothing_does_not_silence_the_next(blank):
    xmp = f"<dc:description>{any_language(blank)}</dc:description>".replace("Deutsch", "")
    data = picture(exif=FULL_EXIF, xmp=rdf(xmp).encode())
    assert said(data).caption == "Camera words"


def test_a_place_is_never_patched_together_from_two_layers():
    xmp = rdf("<photoshop:City>Paris</photoshop:City>").encode()
    iim = app13(resource(dataset(90, "Austin") + dataset(95, "Texas")))
    data = with_segments((0xFFE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp), iim)
    assert said(data).place == "Paris"


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"Dear editor, ", b"\xff\xd8\xff", picture()[:60], picture("AVIF")[:60]),
        *(picture("GIF"), picture("BMP"), picture("TIFF", exif=FULL_EXIF)),
    ],
)
def test_what_is_no_picture_of_ours_says_nothing(data):
    assert said(data) == Metadata()


@pytest.mark.parametrize(("format", "pixels"), [("JPEG", b"\xff\xda"), ("PNG", b"IDAT")])
def test_pixels_are_not_decoded(format, pixels):
    """A file without them can still be understood."""
    data = picture(format, xmp=rdf(FULL_XMP).encode())
    assert said(data[: data.rindex(pixels) + 14]) == FULL


# XMP.


@pytest.mark.parametrize(
    ("body", "attributes"),
    [
        ("<photoshop:Credit>AP</photoshop:Credit>", ""),
        ("", 'photoshop:Credit="AP"'),
        ("<photoshop:Credit><rdf:Bag><rdf:li>AP</rdf:li></rdf:Bag></photoshop:Credit>", ""),
        ("<photoshop:Credit><![CDATA[AP]]><!-- x --></photoshop:Credit>", ""),
        (
            '<photoshop:Credit rdf:parseType="Resource"><rdf:value>AP</rdf:value>'
            "<dc:x>no</dc:x></photoshop:Credit>",
            "",
        ),
        ('<p:Credit xmlns:p="http://ns.adobe.com/photoshop/1.0/">AP</p:Credit>', ""),
        (
            '</rdf:Description><rdf:Description rdf:about="" photoshop:Credit="AP"/>'
            "<rdf:Description>",
            "",
        ),
    ],
)
def test_a_property_may_be_written_in_many_ways(body, attributes):
    assert said_by_xmp(body, attributes) == Metadata(credit_line="AP")


@pytest.mark.parametrize(
    "licensor",
    [
        "<rdf:Seq><rdf:li plus:LicensorURL='{}'/></rdf:Seq>",
        "<rdf:Bag><rdf:li><rdf:Description plus:LicensorURL='{}'/></rdf:li></rdf:Bag>",
        "<rdf:Seq><rdf:li plus:LicensorURL='not one'/><rdf:li plus:LicensorURL='{}'/></rdf:Seq>",
        "<plus:LicensorURL rdf:resource='{}'/>",
    ],
)
def test_the_address_of_a_licensor_is_found_wherever_it_stands(licensor):
    licensor = licensor.format("https://a.example/get")
    found = said_by_xmp(f"<plus:Licensor>{licensor}</plus:Licensor>").licensor_url
    assert found == "https://a.example/get"


def test_a_prefix_of_another_namespace_means_nothing():
    assert said_by_xmp('<photoshop:Credit xmlns:photoshop="urn:other">AP</photoshop:Credit>') == (
        Metadata()
    )


def test_what_a_composite_was_made_from_is_not_what_it_says_of_itself():
    inner = rdf("<dc:rights>© Other</dc:rights>", 'photoshop:Credit="Other"').partition("RDF ")[2]
    inner = inner.partition(">")[2].partition("</rdf:RDF>")[0]
    body = f"<xmpMM:Pantry><rdf:Bag><rdf:li>{inner}</rdf:li></rdf:Bag></xmpMM:Pantry>"
    assert "© Other" in body
    assert said_by_xmp(body) == Metadata()


def test_whoever_is_named_twice_is_printed_once():
    names = "".join(f"<rdf:li>{name}</rdf:li>" for name in ("Jane", " ", "John", "Jane"))
    assert said_by_xmp(f"<dc:creator><rdf:Seq>{names}</rdf:Seq></dc:creator>").creator == (
        "Jane, John"
    )


def test_without_a_default_the_first_language_with_words_is_taken():
    body = '<rdf:Alt><rdf:li xml:lang="de"> </rdf:li><rdf:li xml:lang="fr">Mots</rdf:li></rdf:Alt>'
    assert said_by_xmp(f"<dc:description>{body}</dc:description>").caption == "Mots"


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: text.encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode() + b"\0" * 50,
        lambda text: f'\n<?xml version="1.0" encoding="us-ascii"?>{text}\n '.encode(),
        lambda text: text.encode("cp1252"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.replace("Zoë", "Z\x00o\x0bë&#0;&#x1F;&#xD800;&#xFFFFFFFF;").encode(),
    ],
)
def test_letters_of_xmp_are_found_out(encoded):
    text = rdf("<photoshop:Credit>Zoë “AP”</photoshop:Credit>")
    assert said(picture("WEBP", xmp=encoded(text))).credit_line == "Zoë “AP”"


def test_one_wrong_byte_spoils_no_other_letter():
    xmp = rdf("<photoshop:Credit>Zoë – ?é</photoshop:Credit>").encode().replace(b"?", b"\xe9")
    assert said(picture(xmp=xmp)).credit_line == "Zoë – éé"


def png_with(*chunks):
    data = picture("PNG")
    packed = [
        struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))
        for kind, held in chunks
    ]
    return data[:-12] + b"".join(packed) + data[-12:]


def test_a_png_is_understood_behind_its_pixels_too():
    text = rdf(FULL_XMP).encode()
    plain = b"XML:com.adobe.xmp\0\0\0en\0\0" + text
    packed = b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(text)
    comment = (b"iTXt", b"Comment\0\0\0\0\0Hello")
    assert said(png_with(comment, (b"iTXt", plain), comment)) == FULL
    assert said(png_with((b"iTXt", packed))) == FULL
    assert said(png_with((b"eXIf", FULL_EXIF[6:]))).creator == "Camera Owner"


def test_a_text_in_a_png_cannot_pass_itself_off_as_something_else():
    """Pillow puts any text of a PNG into `info`, under whatever name it has."""
    options = PngImagePlugin.PngInfo()
    for name in ("xmp", "exif", "photoshop"):
        options.add_text(name, rdf(FULL_XMP).encode("latin-1", "replace"))
    assert said(picture("PNG", pnginfo=options)) == Metadata()


BOMB = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
CREDIT = rdf("<photoshop:Credit>{}</photoshop:Credit>")
HOSTILE = {
    "a bomb of entities": f'<!DOCTYPE x [<!ENTITY e0 "ha">{BOMB}]>' + CREDIT.format("&e9;"),
    "one large entity": f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>' + CREDIT.format("&a;" * 99),
    "an entity of its own": '<!DOCTYPE x [<!ENTITY a "AP">]>' + CREDIT.format("&a;"),
    "a file from outside": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + CREDIT.format("&a;"),
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/x">%a;]>'
    + CREDIT.format("AP"),
    "a DTD from outside": '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">' + CREDIT.format("AP"),
    "an unknown entity": CREDIT.format("&copy; AP"),
    "broken XML": CREDIT.format("AP</b>"),
    "half of it": CREDIT.format("AP")[:-40],
    "no XML": "photoshop:Credit=AP",
    "two megabytes": CREDIT.format("AP" * MAX_LAYER),
    "a little too much": CREDIT.format("AP") + " " * MAX_LAYER,
    "thirty thousand storeys": CREDIT.format("AP") + "<a>" * 300_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("format", ["WEBP", "PNG"])
def test_hostile_xmp_says_nothing_and_hides_no_other_layer(kind, format):
    data = picture(format, xmp=HOSTILE[kind].encode(), exif=FULL_EXIF)
    assert said(data) == said(picture(exif=FULL_EXIF))


def test_deep_xmp_that_is_well_formed_blows_no_stack():
    deep = "<dc:x>" * 35_000 + "</dc:x>" * 35_000
    body = f"<dc:rights>{deep}</dc:rights><plus:Licensor>{deep}</plus:Licensor>"
    assert said_by_xmp(body, 'photoshop:Credit="AP"', "WEBP").credit_line == "AP"


def test_a_packed_bomb_in_a_png_is_not_unpacked():
    text = b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b" " * 50_000_000)
    data = png_with((b"iTXt", text), (b"eXIf", FULL_EXIF[6:]))
    tracemalloc.start()
    assert said(data).creator == "Camera Owner"
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


# IIM.

IS_UTF_8 = dataset(90, b"\x1b%G", record=1)


@pytest.mark.parametrize(
    ("datasets", "credit"),
    [
        ([dataset(110, "Zoë Ø".encode("latin-1"))], "Zoë Ø"),
        ([dataset(110, "“Zoë”".encode("cp1252"))], "“Zoë”"),
        ([dataset(110, "Zoë 李雷")], "Zoë 李雷"),
        ([IS_UTF_8, dataset(110, "Zoë 李雷")], "Zoë 李雷"),
        ([dataset(110, "Zoë 李雷"), IS_UTF_8], "Zoë 李雷"),
        (
            [IS_UTF_8, dataset(110, "Z \xe9 Doe".encode("latin-1"))],
            "Z \N{REPLACEMENT CHARACTER} Doe",
        ),
        ([IS_UTF_8, dataset(110, "A/" + "é" * 15)], "A/" + "é" * 15),
        # 32 bytes are the limit, and letters have two.
        ([IS_UTF_8, dataset(110, ("A" + "é" * 16).encode()[:32])], "A" + "é" * 15),
        ([dataset(110, ("A" + "é" * 16).encode()[:32])], "A" + "é" * 15),
        ([dataset(110, "Café".encode("latin-1"))], "Café"),
        ([dataset(110, b"\x81\x8d")], "\N{REPLACEMENT CHARACTER}" * 2),
    ],
)
def test_letters_of_iim_are_found_out(datasets, credit):
    assert said(with_iim(*datasets)).credit_line == credit


def test_iim_may_be_long_and_stand_among_others_in_two_segments():
    caption = struct.pack(">BBBHI", 0x1C, 2, 120, 0x8004, 4000) + b"word " * 800
    others = (
        resource(b"odd", 0x03ED),
        resource(b"", 0x0BB7, b"\3Oak"),
        resource(b"x", 1, b"\4Pine\0"),
    )
    held = b"".join(others) + resource(b"".join([*FULL_IIM[:3], caption]))
    halves = app13(held[:700]), app13(held[700:])
    metadata = said(with_segments(*halves))
    assert metadata.credit_line == "Jane Doe/Reuters"
    assert metadata.caption == ("word " * 800).strip()


CREDIT_SET = dataset(110, "AP")
MALFORMED = {
    "a length that lies": CREDIT_SET + struct.pack(">BBBH", 0x1C, 2, 120, 9999) + b"short",
    "an extended length that lies": CREDIT_SET + b"\x1c\x02\x78\x80\x04\xff\xff\xff\xff",
    "an extended length without end": CREDIT_SET + b"\x1c\x02\x78\xff\xff" + b"\xff" * 90,
    "an extended length of none": CREDIT_SET + b"\x1c\x02\x78\x80\x00" * 3,
    "no mark": CREDIT_SET + b"\x00\x02\x78\x00\x01a" * 3,
    "a cut": CREDIT_SET + b"\x1c\x02",
}


@pytest.mark.parametrize("kind", MALFORMED)
def test_malformed_iim_is_read_up_to_its_fault(kind):
    assert said(with_iim(MALFORMED[kind])) == Metadata(credit_line="AP")


@pytest.mark.parametrize(
    "resources",
    [
        b"8BIM",
        b"8BIM\x04\x04\0\0",
        b"8BIM\x04\x04\0\0\xff\xff\xff\xff",
        b"8BIM\x04\x04\xff" + b"x" * 300,
        b"8BIM\x00\x01\0\0\xff\xff\xff\xff" + resource(b"x"),
        b"8BIM\x00\x01\0\0\0\0\0\0" * 5000,
        b"8BPS" * 3,
    ],
)
def test_malformed_resources_say_nothing(resources):
    assert said(with_segments(app13(resources), app1(FULL_EXIF[6:]))).creator == "Camera Owner"


# EXIF.


@pytest.mark.parametrize(
    ("notice", "printed"),
    [
        (b"(c) Jane", "(c) Jane"),
        (b"(c) Jane\0(c) Daily", "(c) Jane, (c) Daily"),
        (b"(c) Jane\0(c) Jane\0", "(c) Jane"),
        (b" \0(c) Daily", "(c) Daily"),
        ("© Zoë".encode(), "© Zoë"),
        ("© Zoë".encode("latin-1"), "© Zoë"),
        (b"   \0  ", ""),
    ],
)
def test_a_notice_in_exif_is_the_photographers_and_the_editors(notice, printed):
    exif = tiff({ExifTags.Base.Copyright: notice})
    assert said(picture(exif=exif)).copyright_notice == printed


def test_what_stands_behind_a_name_in_exif_is_rubbish():
    exif = tiff({ExifTags.Base.Artist: b"Jane\0\xff\xfe\x03"})
    assert said(picture(exif=exif)).creator == "Jane"


@pytest.mark.parametrize(
    ("words", "is_caption"),
    [
        *((words, False) for words in ("OLYMPUS DIGITAL CAMERA         ", "SONY DSC", "Sony dsc")),
        *((words, False) for words in ("SAMSUNG CAMERA PICTURES", "KODAK Digital Still Camera")),
        *((words, False) for words in ("<Digimax S600 / Kenox S600>", "Exif_JPEG_PICTURE", "cof")),
        *((words, False) for words in ("DCIM", "DSC_0042.JPG", "P1010001", "Untitled")),
        *((words, True) for words in ("A man with a digital camera", "Default on the debt", "A")),
    ],
)
def test_what_cameras_write_is_no_caption(words, is_caption):
    exif = tiff({ExifTags.Base.ImageDescription: words.encode()})
    assert bool(said(picture(exif=exif)).caption) is is_caption


def test_a_damaged_part_of_exif_hides_no_other():
    """Its inner directory begins beyond the end, or before the beginning."""
    ascii_text = struct.pack("<HHL4s", ExifTags.Base.Artist, 2, 4, b"Jay\0")
    for kind, where in ((4, 0xFFFFFFF0), (9, 0xFFFFFFF0), (2, 0x41414141)):
        inner = struct.pack("<HHLL", ExifTags.IFD.Exif, kind, 1, where)
        exif = b"II*\0\x08\0\0\0\x02\0" + ascii_text + inner + b"\0\0\0\0"
        assert said(with_segments(app1(exif))) == Metadata(creator="Jay")


def test_of_exif_that_is_cut_short_the_beginning_is_read():
    ascii_text = struct.pack("<HHL4s", ExifTags.Base.Artist, 2, 4, b"Jay\0")
    exif = b"II*\0\x08\0\0\0\x09\0" + ascii_text + b"\x98"
    assert said(with_segments(app1(exif))) == Metadata(creator="Jay")


# The texts.


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\"'><img src=x onerror=alert(1)>", "\"'><img src=x onerror=alert(1)>"),
        ("{{ settings.SECRET_KEY }}", "{{ settings.SECRET_KEY }}"),
        ("&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;"),
        ("J\u202eane\u202c \u2066Doe\u2069", "Jane Doe"),
        ("Jane\x00 \x1b[31mDoe\x7f\x9b", "Jane [31mDoe"),
        ("  Jane\t\n\r\n \u00a0Doe\u2028 ", "Jane Doe"),
        ("\ufeffJane \U0001f469\u200d\U0001f680", "Jane \U0001f469\u200d\U0001f680"),
        ("\u200b\u200e \u2060", ""),
        ("a" * 600, "a" * 500),
        ("a" * 499 + " b", "a" * 499),
    ],
)
def test_a_line_is_plain_text_that_can_be_seen_and_has_an_end(text, kept):
    assert said(with_iim(IS_UTF_8, dataset(110, text))).credit_line == kept


def test_long_texts_keep_their_lines():
    text = "First \t line\r\nsecond\x0b\x00\n\n\n\n third  "
    assert said(with_iim(dataset(120, text))).caption == "First line\nsecond\n\nthird"
    assert said(with_iim(dataset(120, "word " * 2000))).caption == ("word " * 1000).strip()


GOOD_ADDRESSES = [
    "https://ap.org/licence?a=1&b=2#c",
    "http://www.example.org:8080/",
    "HTTPS://Example.org/%20x",
    "https://bücher.example/@jane",
]
BAD_ADDRESSES = [
    *("www.ap.org/licence", "//ap.org/x", "/x", "ap.org", "mailto:a@b.org", "ftp://ap.org/"),
    *("javascript:alert(1)//https://ap.org/", "data:text/html,x", "https://", "https://[::1"),
    *("https://ap.org/a b", "https://ap.org\\@evil.org/", "https://ap.org@evil.org/"),
    *("https://ap.org/\u202egpj.exe", 'https://ap.org/"x', "https://ap.org/<x>", "https:// ap.org"),
    *("https://ap.org:99999/", "https://ap.org/" + "a" * 500, "https://a\u200bp.org/"),
]


@pytest.mark.parametrize("address", [*GOOD_ADDRESSES, *BAD_ADDRESSES])
def test_an_address_is_one_of_the_web_or_none(address):
    rights = EmbeddedRights(credit_line="AP", web_statement=address, licensor_url=address)
    escaped = address.replace("&", "&amp;").replace("<", "&lt;")
    body = f"<xmpRights:WebStatement>{escaped}</xmpRights:WebStatement>"
    kept = address if address in GOOD_ADDRESSES else ""
    assert said_by_xmp(body).web_statement == kept
    again = said(picture(xmp=xmp_packet(rights)))
    assert (again.web_statement, again.licensor_url) == (kept, kept)


def test_an_address_may_be_written_as_a_resource():
    body = '<xmpRights:WebStatement rdf:resource="https://ap.org/"/>'
    assert said_by_xmp(body).web_statement == "https://ap.org/"


@pytest.mark.parametrize(
    ("written", "term"),
    [
        *((f"{SOURCE_TYPE_SCHEME}{term}", term) for term in SOURCE_TYPES),
        ("https://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture/", "digitalCapture"),
        ("trainedAlgorithmicMedia", "trainedAlgorithmicMedia"),
        ("digsrctype:trainedAlgorithmicMedia", "trainedAlgorithmicMedia"),
        ("TRAINEDALGORITHMICMEDIA", "trainedAlgorithmicMedia"),
        (f"{SOURCE_TYPE_SCHEME}somethingElse", ""),
        ("http://evil.example/digitalsourcetype/digitalCapture", ""),
        (SOURCE_TYPE_SCHEME, ""),
        ("/digitalCapture", ""),
    ],
)
def test_a_source_type_is_a_term_that_we_know(written, term):
    assert said_by_xmp("", f'Iptc4xmpExt:DigitalSourceType="{written}"').source_type == term


def test_what_google_shows_as_made_by_ai_has_a_name():
    assert set(SOURCE_TYPES) > AI_SOURCE_TYPES
    assert len(AI_SOURCE_TYPES) == 4
    assert all(SOURCE_TYPES.values())


@pytest.mark.parametrize(
    ("written", "taken_at"),
    [
        ("2024-01-24", "2024-01-24"),
        ("2024-01-24T09:30", "2024-01-24T09:30:00"),
        ("2024-01-24T09:30:05.123Z", "2024-01-24T09:30:05+00:00"),
        ("2024-01-24T09:30:05-05:30", "2024-01-24T09:30:05-05:30"),
        ("2024:01:24 09:30:05", "2024-01-24T09:30:05"),
        ("1944-06", "1944-06"),
        ("1944", "1944"),
        ("1944-00-00", "1944"),
        ("2024-02-30", ""),
        ("2024-13-01", ""),
        ("2024-01-24T25:00", ""),
        ("2024-01-24T09:30:00+99:00", ""),
        ("0000:00:00 00:00:00", ""),
        ("    :  :     :  :  ", ""),
        ("yesterday", ""),
        ("٢٠٢٤-٠١-٢٤", ""),
        ("2024-01-24<b>", ""),
    ],
)
def test_a_moment_is_iso_8601_or_none(written, taken_at):
    escaped = written.replace("<", "&lt;")
    assert said_by_xmp("", f'photoshop:DateCreated="{escaped}"').taken_at == taken_at


@pytest.mark.parametrize(
    ("day", "time", "taken_at"),
    [
        ("20240124", "093005+0100", "2024-01-24T09:30:05+01:00"),
        ("20240124", "093005", "2024-01-24T09:30:05"),
        ("20240124", "", "2024-01-24"),
        ("20240124", "996199+0100", "2024-01-24"),
        ("19440600", "", "1944-06"),
        ("19440000", "120000", "1944"),
        ("", "093005+0100", ""),
        ("20241399", "", ""),
    ],
)
def test_a_moment_in_iim_is_as_exact_as_can_be_read(day, time, taken_at):
    assert said(with_iim(dataset(55, day), dataset(60, time))).taken_at == taken_at


@pytest.mark.parametrize("offset", ["", "   :  ", "+99:99", "nonsense"])
def test_a_moment_in_exif_may_lack_its_offset(offset):
    exif = tiff({}, {DATE: "2022:03:04 05:06:07", OFFSET: offset})
    assert said(picture(exif=exif)).taken_at == "2022-03-04T05:06:07"


# What our renditions say.

RIGHTS = EmbeddedRights(
    creator="Zoë Ø, 李雷",
    credit_line='Zoë & "Co" <AP> ]]>',
    copyright_notice="© 2024 AP",
    web_statement="https://ap.org/licence?a=1&b=2",
    licensor_url="https://ap.org/get",
    usage_terms="Editorial use only.\n\nNo <b>sales</b>.",
    source_type="compositeWithTrainedAlgorithmicMedia",
)


def read_back(rights, format="JPEG"):
    packet = xmp_packet(rights)
    told = asdict(said(picture(format, xmp=packet) if packet else picture(format)))
    words = {name: told.pop(name) for name in asdict(rights)}
    assert not any(told.values())
    return EmbeddedRights(**words)


@pytest.mark.parametrize("format", ["JPEG", "WEBP", "AVIF"])
def test_a_rendition_says_the_rights_that_were_given_to_it(format):
    assert read_back(RIGHTS, format) == RIGHTS


@pytest.mark.parametrize("name", asdict(RIGHTS))
def test_each_right_can_stand_alone(name):
    one = EmbeddedRights(**{name: getattr(RIGHTS, name)})
    assert read_back(one) == one


def test_a_packet_is_small_and_always_the_same():
    assert len(xmp_packet(RIGHTS)) < 2000
    assert xmp_packet(RIGHTS) == xmp_packet(replace(RIGHTS))


def test_the_largest_packet_fits_into_a_jpeg():
    """A segment holds less than 64 kB."""
    wide = dict.fromkeys(("creator", "credit_line", "copyright_notice", "usage_terms"), "&" * 9999)
    assert 0 < len(xmp_packet(replace(RIGHTS, **wide))) < 65_000
    assert read_back(replace(RIGHTS, **wide)).usage_terms == "&" * 5000


def test_a_packet_is_written_as_exiftool_and_google_read_it():
    packet = xmp_packet(replace(RIGHTS, usage_terms="", creator="Jane")).decode()
    head, _, body = packet.partition('rdf:about=""')
    assert head.startswith('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta')
    assert body.partition(">")[2] == (
        "<dc:creator><rdf:Seq><rdf:li>Jane</rdf:li></rdf:Seq></dc:creator>"
        '<photoshop:Credit>Zoë &amp; "Co" &lt;AP&gt; ]]&gt;</photoshop:Credit>'
        '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2024 AP</rdf:li></rdf:Alt></dc:rights>'
        "<xmpRights:Marked>True</xmpRights:Marked>"
        "<xmpRights:WebStatement>https://ap.org/licence?a=1&amp;b=2</xmpRights:WebStatement>"
        "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/"
        "compositeWithTrainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>"
        '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorURL>'
        "https://ap.org/get</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def test_a_picture_without_a_notice_is_not_marked():
    assert b"Marked" not in xmp_packet(replace(RIGHTS, copyright_notice=" "))


def test_nothing_to_say_is_no_packet():
    nothing = EmbeddedRights(
        *(" ", "\0\ud800", "\u200b"), "javascript:x", "ap.org", "\n", "madeByHand"
    )
    assert xmp_packet(nothing) == xmp_packet(EmbeddedRights()) == b""


# Whatever anybody sends.

many = settings(max_examples=120, deadline=None, derandomize=True)
LETTERS = st.text(max_size=40)


@many
@given(st.binary(max_size=300), st.binary(max_size=300), st.binary(max_size=300))
def test_no_bytes_of_metadata_make_a_failure(xmp, iim, exif):
    segments = (0xFFE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp), app13(iim), app1(exif)
    plain = said(with_segments(*segments))
    begun = said(with_segments(app13(resource(iim)), app1(b"II*\0\x08\0\0\0" + exif)))
    for text in [*asdict(plain).values(), *asdict(begun).values()]:
        assert "\0" not in text.encode().decode()


@many
@given(st.data())
def test_no_damage_to_a_file_makes_a_failure(data):
    whole = data.draw(st.sampled_from(WHOLE))
    at = data.draw(st.integers(0, len(whole)))
    spoilt = whole[:at] + data.draw(st.binary(max_size=8)) + whole[data.draw(st.integers(at)) :]
    said(spoilt)


@many
@given(LETTERS, LETTERS, LETTERS, LETTERS)
def test_any_words_survive_the_way_into_a_file_and_back(creator, credit, notice, terms):
    """Up to what XML and we forbid: a second way changes nothing any more."""
    once = read_back(EmbeddedRights(creator, credit, notice, usage_terms=terms))
    assert read_back(once) == once


@many
@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_words_that_can_be_seen_survive_letter_by_letter(words):
    rights = EmbeddedRights(words, words, words, usage_terms=f"{words}\n{words}")
    assert read_back(rights) == rights


WHOLE = [
    with_segments(app1(FULL_EXIF[6:]), app13(resource(b"".join(FULL_IIM)))),
    *(picture(format, xmp=rdf(FULL_XMP).encode(), exif=FULL_EXIF) for format in FORMATS),
]
