"""XMP, read and written: RDF in XML, told apart by namespaces, never by prefixes. It comes from
strangers: no DTD, no entity, nothing outside the packet is ever looked at.
"""

import html
import re
import zlib
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from articles.photos.iim import decoded

NAMESPACES = {
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
_FIELDS = {  # the words of Metadata, and the properties that hold them
    "creator": ("dc:creator",),
    "credit_line": ("photoshop:Credit",),
    "source": ("photoshop:Source",),
    "copyright_notice": ("dc:rights",),
    "caption": ("dc:description",),
    "alt_text": ("Iptc4xmpCore:AltTextAccessibility",),
    "extended_description": ("Iptc4xmpCore:ExtDescrAccessibility",),
    "usage_terms": ("xmpRights:UsageTerms",),
    "instructions": ("photoshop:Instructions",),
    "web_statement": ("xmpRights:WebStatement",),
    "licensor_url": ("plus:LicensorURL",),
    "source_type": ("Iptc4xmpExt:DigitalSourceType",),
    "taken_at": ("photoshop:DateCreated",),
    "place": ("Iptc4xmpCore:Location", "photoshop:City", "photoshop:State", "photoshop:Country"),
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ARRAYS = {f"{_RDF}Alt", f"{_RDF}Bag", f"{_RDF}Seq"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile("&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")

# How a value of each property is written (XMP specification, part 1; IPTC 2025.1; PLUS).
_TEXT = "{}"
_NAMES = "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>"
_ANY_LANGUAGE = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
_LICENSOR = (
    '<rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<plus:LicensorURL>{}</plus:LicensorURL></rdf:li></rdf:Seq>"
)
_FORMS = {
    "dc:creator": _NAMES,
    "photoshop:Credit": _TEXT,
    "dc:rights": _ANY_LANGUAGE,
    "xmpRights:Marked": _TEXT,
    "xmpRights:WebStatement": _TEXT,
    "xmpRights:UsageTerms": _ANY_LANGUAGE,
    "Iptc4xmpExt:DigitalSourceType": _TEXT,
    "plus:Licensor": _LICENSOR,
}
_BEFORE = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    f'<rdf:RDF xmlns:rdf="{_RDF[1:-1]}"><rdf:Description rdf:about=""'
)
_AFTER = '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'


def said_by_xmp(packet: bytes) -> dict[str, list[str]]:
    """What a packet offers for each field of Metadata, the best text first.

    Raises an exception of the parser's where it is no XML, or declares anything.
    """
    found = _properties(packet)
    return {
        field: [text for name in names for text in found.get(name, ())]
        for field, names in _FIELDS.items()
    }


def xmp_of_png_chunk(chunk: bytes, limit: int) -> bytes:
    """The packet in a chunk of international text (iTXt), or b"".

    Of what grows without end when unpacked comes one byte more than the limit.
    """
    keyword, _nul, rest = chunk.partition(b"\0")
    if keyword != b"XML:com.adobe.xmp":
        return b""
    packet = rest[2:].split(b"\0", 2)[-1]  # after its language and its translated keyword
    if not rest.startswith(b"\1"):
        return packet
    try:
        return zlib.decompressobj().decompress(packet, limit + 1)
    except zlib.error:
        return b""


def packet(values: Mapping[str, str]) -> bytes:
    """A packet that says just this, of the properties that we write; b"" where it is nothing.

    The same values make the same bytes. What XML cannot hold is dropped.
    """
    said = [
        (name, form, html.escape(_NOT_XML.sub("", values[name]), quote=False))
        for name, form in _FORMS.items()
        if values.get(name)
    ]
    if not said:
        return b""
    prefixes = sorted({name.partition(":")[0] for name, _form, _text in said})
    spaces = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
    body = "".join(f"<{name}>{form.format(text)}</{name}>" for name, form, text in said)
    return f"{_BEFORE}{spaces}>{body}{_AFTER}".encode()


def _properties(packet: bytes) -> dict[str, list[str]]:
    """What a packet says of its own picture, under the usual prefixes, such as "dc:creator".

    Of several languages the one for any reader ("x-default") comes first. A licensor's address
    is "plus:LicensorURL", whatever surrounds it.
    """
    rdf = next(fromstring(_well_spelt(packet), forbid_dtd=True).iter(f"{_RDF}RDF"), ())
    found: dict[str, list[str]] = {}
    for description in rdf:  # only the outermost: those inside tell of the picture's ingredients
        for tag, text in description.attrib.items():
            found.setdefault(_name(tag), []).append(text)
        for element in description:
            name = _name(element.tag)
            if name == "plus:Licensor":
                found.setdefault("plus:LicensorURL", []).extend(_licensor_urls(element))
            else:
                found.setdefault(name, []).extend(_values(element))
    return found


def _well_spelt(packet: bytes) -> str:
    """The packet in letters, without what XML forbids and programs write all the same."""
    if packet[:2] in (b"\xff\xfe", b"<\0"):
        text = packet.decode("utf-16-le", "replace")
    elif packet[:2] in (b"\xfe\xff", b"\0<"):
        text = packet.decode("utf-16-be", "replace")
    else:
        text = decoded(packet)
    return _REFERENCE.sub(_allowed, _NOT_XML.sub("", text)).strip("\ufeff \t\r\n")


def _allowed(reference: re.Match) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if code > 0x10FFFF or _NOT_XML.match(chr(code)) else reference[0]


def _name(tag: str) -> str:
    uri, _brace, local = tag.removeprefix("{").partition("}")
    return f"{_PREFIXES.get(uri, '?')}:{local}"


def _values(element: Element) -> list[str]:
    for array in element:
        if array.tag in _ARRAYS:
            items = sorted(array, key=lambda item: item.get(_LANG, "").lower() != "x-default")
            return [_text(item) for item in items]
    return [_text(element)]


def _text(element: Element) -> str:
    """The text itself; or, of a text with qualifiers, its value; or the address it points to."""
    value = element.find(f".//{_RDF}value")
    text = element.text if value is None else value.text
    return (text or "").strip() or element.get(f"{_RDF}resource", "")


def _licensor_urls(licensor: Element) -> Iterator[str]:
    name = f"{{{NAMESPACES['plus']}}}LicensorURL"
    for element in licensor.iter():
        yield element.get(name, "")
        if element.tag == name:
            yield _text(element)
