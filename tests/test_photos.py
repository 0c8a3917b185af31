"""Pictures: what may come in, and what readers are sent."""

import struct
import subprocess
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils.translation import get_language, override
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from articles.models import Photo
from articles.photos import renditions, uploads
from articles.photos.formats import OUTPUTS
from articles.photos.pixels import as_seen
from articles.photos.renditions import ready_rendition
from articles.photos.sizes import SHAPES, SIZES, Size, cut, fitted
from articles.photos.uploads import original_path, validate_picture
from articles.photos.workshop import alone, at_low_priority
from tests.factories import DAY, NOW, make_photo, make_picture, make_story, make_withdrawn
from tests.reading import content, read

ORIENTATION, GPS, MAKER, COPYRIGHT = 0x0112, 0x8825, 0x010F, 0x8298


def encoded(image, format, **options):
    out = BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def picture(mode="RGB", size=(60, 40), colour="teal"):
    return Image.new(mode, size, colour)


def moving(format):
    frames = [picture(colour=colour) for colour in ("teal", "red")]
    return encoded(frames[0], format, save_all=True, append_images=frames[1:], duration=100)


def png_header(width, height):
    """A PNG that says how large it is, and holds one pixel."""
    chunks = [
        b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0),
        b"IDAT" + zlib.compress(b"\x00" * 4),
        b"IEND",
    ]
    packed = [
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def validate(data, name=None):
    validate_picture(ContentFile(data, name))


def sixteen_bit_grey(value=32768):
    image = Image.new("I;16", (60, 40))
    image.putdata([value] * 2400)
    return image


# What may come in.


ACCEPTED = {
    "JPEG": lambda: make_picture(),
    "JPEG in grey": lambda: encoded(picture("L", colour=90), "JPEG"),
    "JPEG in CMYK": lambda: encoded(picture("CMYK", colour=(0, 90, 90, 0)), "JPEG"),
    "progressive JPEG": lambda: encoded(picture(), "JPEG", progressive=True),
    "MPO": lambda: encoded(picture(), "MPO", save_all=True, append_images=[picture()]),
    "PNG": lambda: make_picture(format="PNG"),
    "PNG with transparency": lambda: encoded(picture("RGBA", colour=(9, 9, 9, 9)), "PNG"),
    "PNG with a palette": lambda: encoded(picture("P", colour=3), "PNG"),
    "PNG of 16 bits": lambda: encoded(sixteen_bit_grey(), "PNG"),
    "WebP": lambda: make_picture(format="WEBP"),
    "AVIF": lambda: make_picture(format="AVIF"),
}


@pytest.mark.parametrize("kind", ACCEPTED)
def test_a_picture_is_accepted(kind):
    validate(ACCEPTED[kind]())


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ACCEPTED)
def test_what_is_accepted_can_be_shown_in_every_size(kind):
    photo = photo_of(ACCEPTED[kind]())
    for size in SIZES:
        assert shown(photo, size).mode == "RGB"


NOT_A_PICTURE = "This is not a JPEG, PNG, WebP or AVIF picture."
DAMAGED = "This picture is damaged or cut short."
MOVES = "This picture moves; only still pictures are printed."
TOO_MANY = (
    "This picture has too many pixels: a JPEG has at most 100 megapixels, any other (and a "
    "progressive JPEG) 50. Make it smaller."
)
REFUSED = {
    "an empty file": (lambda: b"", "This file is empty."),
    "words": (lambda: b"Dear editor, ", NOT_A_PICTURE),
    "a page in disguise": (lambda: b"<html><script>alert(1)</script>", NOT_A_PICTURE),
    "SVG": (
        lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "This is an SVG drawing. " + NOT_A_PICTURE,
    ),
    "GIF": (lambda: make_picture(format="GIF"), "This is a GIF. " + NOT_A_PICTURE),
    "TIFF": (lambda: make_picture(format="TIFF"), "This is a TIFF. " + NOT_A_PICTURE),
    "BMP": (lambda: make_picture(format="BMP"), "This is a BMP. " + NOT_A_PICTURE),
    "EPS": (lambda: make_picture(format="EPS"), "This is an EPS drawing. " + NOT_A_PICTURE),
    "PDF": (lambda: make_picture(format="PDF"), "This is a PDF. " + NOT_A_PICTURE),
    "a WebP that moves": (lambda: moving("WEBP"), MOVES),
    "a PNG that moves": (lambda: moving("PNG"), MOVES),
    "an AVIF that moves": (lambda: moving("AVIF"), MOVES),
    "half a JPEG": (lambda: make_picture(600, 400)[:900], DAMAGED),
    "half a PNG": (lambda: make_picture(600, 400, "PNG")[:-40], DAMAGED),
    "half a WebP": (lambda: make_picture(600, 400, "WEBP")[:-40], DAMAGED),
    "51 megapixels, by its header": (lambda: png_header(5100, 10_000), TOO_MANY),
    "900 megapixels, by its header": (lambda: png_header(30_000, 30_000), TOO_MANY),
}


def png_of_parts(number):
    whole = make_picture(format="PNG")
    part = struct.pack(">I", 0) + b"zzZz" + struct.pack(">I", zlib.crc32(b"zzZz"))
    return whole[:33] + part * number + whole[33:]


def jpeg_of_parts(number):
    whole = make_picture()
    return whole[:2] + b"\xff\xe9\x00\x02" * number + whole[2:]


@pytest.mark.parametrize("of_parts", [png_of_parts, jpeg_of_parts])
def test_a_file_of_countless_parts_is_refused_before_a_decoder_sees_it(of_parts, monkeypatch):
    """Pillow takes half a minute and a gigabyte for 40 MB of them."""
    validate(of_parts(500))
    monkeypatch.setattr(uploads.Image, "open", None)
    with pytest.raises(ValidationError, match="more parts than a picture needs"):
        validate(of_parts(30_000))


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_still_picture_is_refused_with_a_sentence(kind):
    """The same for a form: it stands beside the field."""
    make, sentence = REFUSED[kind]
    with pytest.raises(ValidationError) as refusal:
        validate(make())
    assert refusal.value.messages == [sentence]


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_BYTES", 100)
    with pytest.raises(ValidationError, match="a picture is at most"):
        validate(b"x" * 101)


def test_a_checked_file_can_be_read_again_from_its_beginning():
    file = ContentFile(make_picture(), "a.jpg")
    validate_picture(file)
    assert file.tell() == 0


def test_only_the_ending_of_an_uploaded_name_is_kept():
    """Names tell of people and of what is not public yet."""
    one, other = (original_path(None, "../The Merger.JPG") for _ in range(2))
    assert one != other
    assert one.startswith("originals/") and one.endswith(".jpg")
    assert "merger" not in one.lower() and ".." not in one


# What readers are sent.


def photo_of(data, **fields):
    photo = make_photo(has_file=False, **fields)
    photo.file.save("picture", ContentFile(data))
    return photo


def shown(photo, size, format=None):
    """The rendition as a picture, and its bytes as `.data`."""
    path = ready_rendition(photo.files, size, format or SIZES[size].formats[-1])
    with default_storage.open(path) as file:
        data = file.read()
    image = Image.open(BytesIO(data))
    image.load()
    image.data = data
    return image


def exif(**tags):
    data = Image.Exif()
    data[ORIENTATION] = tags.get("orientation", 1)
    data[MAKER], data[COPYRIGHT] = "Secret Camera Company", "The Owner"
    data.get_ifd(GPS).update({1: "N", 2: (52.0, 22.0, 12.0), 3: "E", 4: (4.0, 53.0, 42.0)})
    return data


def two_halves(orientation):
    """800 x 400, red on the left and blue on the right of the stored pixels."""
    image = picture(size=(800, 400), colour="red")
    image.paste("blue", (400, 0, 800, 400))
    return encoded(image, "JPEG", exif=exif(orientation=orientation), quality=95)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("orientation", "upright", "red_at"),
    [
        (1, (480, 240), (20, 120)),
        (3, (480, 240), (460, 120)),
        (6, (400, 800), (200, 20)),
        (8, (400, 800), (200, 780)),
    ],
)
def test_a_rendition_stands_upright(orientation, upright, red_at):
    """As the camera was held: 6 is turned clockwise."""
    image = shown(photo_of(two_halves(orientation)), "small")
    assert image.size == upright
    red, _green, blue = image.getpixel(red_at)
    assert red > 200 and blue < 60


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
def test_a_large_picture_that_is_no_jpeg_stands_upright_too(format):
    """It is made smaller before it is turned."""
    image = picture(size=(3000, 1500), colour="red")
    image.paste("blue", (1500, 0, 3000, 1500))
    photo = photo_of(encoded(image, format, exif=exif(orientation=6)))
    assert (photo.width, photo.height) == (1500, 3000)
    small = shown(photo, "small")
    assert small.size == (480, 960) and small.getpixel((240, 20))[0] > 200


@pytest.mark.django_db
def test_a_panorama_is_as_sharp_in_a_tall_crop_as_its_pixels_allow():
    stripes = Image.new("L", (6000, 1200))
    stripes.paste(255, (0, 0, 6000, 600))
    for at in range(0, 6000, 4):
        stripes.paste(128, (at, 0, at + 2, 1200))
    photo = photo_of(encoded(stripes.convert("RGB"), "PNG"))
    row = [shown(photo, "tall", "jpg").getpixel((x, 1000))[0] for x in range(400, 440)]
    assert max(row) - min(row) > 80


@pytest.mark.django_db
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_knows_its_width_and_height_as_it_is_seen(orientation):
    """They are printed in the markup: wrong ones make the page jump, and a phone's upright
    picture count as a wide one.
    """
    photo = Photo.objects.get(pk=photo_of(two_halves(orientation)).pk)
    whole = shown(photo, "large").size
    assert (photo.width > photo.height) == (whole[0] > whole[1])
    assert (photo.width, photo.height) == whole


@pytest.mark.django_db
@pytest.mark.parametrize("size", SIZES)
def test_a_rendition_carries_nothing_of_the_camera_or_the_place(size):
    image = shown(photo_of(two_halves(1)), size)
    assert not image.getexif()
    assert not {"exif", "icc_profile", "comment", "photoshop"} & set(image.info)
    assert b"Secret" not in image.data and b"Exif" not in image.data
    assert b"The Owner" in image.info["xmp"]  # the right is kept


@pytest.mark.django_db
def test_colours_are_kept_where_the_file_has_a_profile():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(picture(size=(600, 400), colour="teal"), "JPEG", icc_profile=profile, quality=95)
    near = zip(shown(photo_of(data), "card").getpixel((50, 50)), (0, 128, 128), strict=True)
    assert all(abs(got - meant) < 8 for got, meant in near)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_a_profile_holds_for_transparent_and_indexed_pictures_too(mode):
    """As phones and screenshots have it: wide colours, with alpha."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    seen = []
    convert = ImageCms.profileToProfile

    def spy(picture, *arguments, **options):
        seen.append(picture.mode)
        return convert(picture, *arguments, **options)

    with mock.patch("articles.photos.pixels.ImageCms.profileToProfile", spy):
        as_seen(picture(colour="teal").convert(mode), profile)
    assert seen == ["RGB"]


@pytest.mark.django_db
@pytest.mark.parametrize("value", [0, 16384, 32768, 65535])
def test_a_picture_of_16_bits_keeps_its_tones(value):
    """Cut to 8 bits instead of scaled, nearly every grey is white."""
    grey = shown(photo_of(encoded(sixteen_bit_grey(value), "PNG")), "small").getpixel((20, 20))
    assert abs(grey[0] - value // 257) < 6


@pytest.mark.django_db
def test_what_is_transparent_stands_on_white():
    image = shown(photo_of(encoded(picture("RGBA", colour=(0, 0, 0, 0)), "PNG")), "small")
    assert min(image.getpixel((20, 20))) > 250


@pytest.mark.parametrize(
    ("size", "original", "pixels"),
    [
        (Size(480), (960, 640), (480, 320)),
        (Size(480), (300, 200), (300, 200)),
        (Size(480), (10_000, 10), (480, 1)),
        (Size(720, 480), (3000, 2000), (720, 480)),
        (Size(720, 480), (2000, 3000), (720, 480)),
        (Size(720, 480), (360, 1000), (360, 240)),
        (Size(720, 480), (1000, 240), (360, 240)),
        (Size(240, 240), (100, 50), (50, 50)),
    ],
)
def test_a_rendition_is_fitted(size, original, pixels):
    assert fitted(size, *original) == pixels


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.sampled_from(list(SIZES)), st.integers(1, 12_000), st.integers(1, 12_000))
def test_a_rendition_is_never_enlarged_nor_larger_than_its_size(name, width, height):
    size, (across, down) = SIZES[name], fitted(SIZES[name], width, height)
    assert 1 <= across <= min(width, size.width)
    assert 1 <= down <= min(height, size.height or height)
    if size.height and min(width, height) > 100:
        assert abs(across / down - size.width / size.height) < 0.05


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("width", "height"), [(1500, 1000), (400, 900), (60, 40), (5, 900), (2, 20_000), (20_000, 2)]
)
@pytest.mark.parametrize("name", SIZES)
def test_a_file_has_the_pixels_that_were_computed(name, width, height):
    photo = photo_of(encoded(picture(size=(width, height)), "JPEG"))
    assert shown(photo, name).size == fitted(SIZES[name], width, height)


def test_every_shape_names_sizes_from_small_to_large():
    for names in SHAPES.values():
        widths = [SIZES[name].width for name in names]
        assert widths == sorted(set(widths))


# Its address.


@pytest.fixture
def photo(db):
    photo = make_photo()
    make_story(photos=[photo])
    return photo


def address(photo, name):
    return f"/photos/{photo.token}/{name}"


@pytest.mark.parametrize(
    ("size", "format"), [(size, format) for size in SIZES for format in SIZES[size].formats]
)
def test_a_photo_of_a_live_story_is_sent_in_every_named_size_and_format(photo, size, format):
    kind = OUTPUTS[format]
    response = read(address(photo, photo.files.name(size, format)))
    assert (response.status_code, response.headers["Content-Type"]) == (200, kind)
    assert response.headers["Content-Disposition"] == "inline"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert f"image/{Image.open(BytesIO(content(response))).format.lower()}" == kind


@pytest.mark.parametrize(
    "name",
    [
        "card",
        "card-0123456789abcdef.webp",
        "huge-0123456789abcdef.webp",
        "../../originals/secret.jpg",
        "",
    ],
)
def test_another_digest_or_size_is_a_404(photo, name):
    """Nobody can make us compute or keep files by asking for them."""
    assert read(address(photo, name)).status_code == 404


def test_a_format_that_a_size_has_not_is_a_404(photo):
    for other in (photo.files.name("share", "webp"), photo.files.name("card", "png"), "card.webp"):
        assert read(address(photo, other)).status_code == 404


def test_a_new_file_has_new_addresses(photo):
    """So that a browser never shows the old picture, whatever it has kept."""
    before = photo.files.name("card", SIZES["card"].formats[-1])
    photo.file.save("other.jpg", ContentFile(make_picture(colour="red")))
    assert photo.files.name("card", SIZES["card"].formats[-1]) != before
    assert read(address(photo, before)).status_code == 404


@pytest.mark.django_db
def test_a_photo_whose_file_is_lost_is_a_404():
    photo = photo_of(make_picture(), credit="Someone")
    make_story(photos=[photo])
    photo.file.storage.delete(photo.file.name)
    name = photo.files.name("card", SIZES["card"].formats[-1])
    assert read(address(photo, name)).status_code == 404


@pytest.mark.django_db
def test_a_photo_of_two_stories_stays_while_one_of_them_is_live():
    photo = make_photo()
    make_withdrawn(photos=[photo])
    path = address(photo, photo.files.name("card", SIZES["card"].formats[-1]))
    assert read(path).status_code == 404
    make_story(photos=[photo], live_from=NOW, live_until=NOW + DAY)
    assert read(path).status_code == 200
    assert read(path, at=NOW + DAY).status_code == 404


@pytest.mark.django_db
def test_tokens_cannot_be_guessed():
    tokens = {make_photo(has_file=False).token for _ in range(20)}
    assert len(tokens) == 20
    assert all(len(token) >= 22 for token in tokens)


@pytest.mark.django_db
def test_a_damaged_colour_profile_spoils_no_picture():
    photo = make_photo()
    photo.file.save("a.jpg", ContentFile(encoded(picture(), "JPEG", icc_profile=b"garbage" * 30)))
    assert shown(photo, "small").size == (60, 40)


# Made once, by whoever comes first.


def counted(monkeypatch):
    """Every file that is encoded from now on, as it begins."""
    begun, write = [], renditions._written

    def slowly(part, source, format):
        begun.append(format)
        time.sleep(0.05)
        return write(part, source, format)

    monkeypatch.setattr(renditions, "_written", slowly)
    return begun


@pytest.mark.django_db
def test_a_file_is_made_once_however_many_ask_at_the_same_time(monkeypatch):
    files, begun = make_photo().files, counted(monkeypatch)
    with ThreadPoolExecutor(8) as readers:
        paths = set(readers.map(lambda _: ready_rendition(files, "card", "webp"), range(8)))
    assert len(paths) == 1 and begun == ["webp"]


@pytest.mark.django_db
def test_what_is_there_is_not_made_again(monkeypatch):
    files = make_photo().files
    assert renditions.make_all(files) == len(files.all_names())
    begun = counted(monkeypatch)
    assert renditions.make_all(files) == 0 and begun == [] and renditions.missing(files) == []


def test_work_that_somebody_waits_for_speaks_their_language():
    """What is wrong with an upload is said by another thread, which serves everybody in turn."""
    with override("de"):
        assert at_low_priority(get_language) == "de"
    with override("en"):
        assert at_low_priority(get_language) == "en"


def test_another_process_waits_for_the_one_that_is_making_a_file(tmp_path):
    """The lock is let go when its process dies: nothing can be stuck."""
    hold = (
        "from articles.photos.workshop import alone\nwith alone('a'): print(1, flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"1\n"
        with ThreadPoolExecutor(1) as pool:
            ours = pool.submit(lambda: alone("a").__enter__())
            time.sleep(0.1)
            assert not ours.done()
            other.kill()
            ours.result(timeout=5)


@pytest.mark.django_db
def test_a_proxy_is_told_which_file_to_hand_out(photo, settings):
    settings.X_ACCEL_REDIRECT = "/protected/"
    name = photo.files.name("card", "webp")
    response = read(address(photo, name))
    assert response.headers["X-Accel-Redirect"] == f"/protected/renditions/{photo.token}/{name}"
    assert response.headers["Content-Type"] == "image/webp" and content(response) == b""
    assert (settings.MEDIA_ROOT / "renditions" / photo.token / name).exists()
    assert "X-Accel-Redirect" not in read(address(photo, "card-0123456789abcdef.webp")).headers


# The command.


def run(capsys, *words):
    call_command("renditions", *words)
    return capsys.readouterr().out


@pytest.mark.django_db
def test_renditions_are_made_counted_and_cleaned(capsys, settings):
    photo, killed = make_photo(), make_photo()
    every = len(photo.files.all_names())
    assert f"0 files are there, {2 * every} are still to be made." in run(capsys, "count")
    assert f"{2 * every} files made" in run(capsys, "make")
    assert "0 files made" in run(capsys, "make")
    assert f"{2 * every} files are there, 0 are still" in run(capsys, "count")
    Photo.objects.filter(pk=killed.pk).update(killed_at=NOW)
    photo.credit.name = "Somebody else"
    photo.credit.save()
    (settings.MEDIA_ROOT / "renditions" / "gone").mkdir()
    assert f"{2 * every} files removed." in run(capsys, "clean")
    assert f"{every} files made" in run(capsys, "make")
    assert "0 files removed." in run(capsys, "clean")
    folder = settings.MEDIA_ROOT / "renditions"
    assert [one.name for one in folder.iterdir()] == [photo.token]


@pytest.mark.django_db
def test_a_photo_that_cannot_be_made_stops_no_other(capsys):
    lost, sound = make_photo(), make_photo()
    lost.file.storage.delete(lost.file.name)
    assert "1 photos could not be made." in run(capsys, "make")
    assert renditions.missing(sound.files) == []


@pytest.mark.django_db
def test_a_photo_from_before_learns_what_its_file_tells(capsys):
    photo = make_photo()
    photo.file.save("a.jpg", ContentFile(two_halves(1), "a.jpg"))
    Photo.objects.filter(pk=photo.pk).update(checksum="", look="", colour="", said={})
    run(capsys, "make", "--photo", str(photo.pk))
    photo.refresh_from_db()
    assert photo.checksum and photo.colour and photo.said["copyright_notice"] == "The Owner"


# Crops.


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.sampled_from([name for name, size in SIZES.items() if size.height]),
    st.integers(40, 9000),
    st.integers(40, 9000),
    st.tuples(st.integers(0, 100), st.integers(0, 100)),
)
def test_a_crop_has_its_ratio_lies_inside_and_is_as_near_to_the_focal_point_as_it_can(
    name, width, height, focus
):
    size = SIZES[name]
    left, top, right, bottom = cut(size, width, height, focus)
    assert -0.01 <= left < right <= width + 0.01 and -0.01 <= top < bottom <= height + 0.01
    assert abs((right - left) / (bottom - top) - size.width / size.height) < 0.01
    assert right - left > width - 0.01 or bottom - top > height - 0.01
    x, y = width * focus[0] / 100, height * focus[1] / 100
    assert left - 0.01 <= x <= right + 0.01 and top - 0.01 <= y <= bottom + 0.01


@pytest.mark.django_db
def test_the_focal_point_is_in_every_crop_and_moves_the_files():
    """Red on the left, blue on the right: the square follows the point."""
    photo = photo_of(two_halves(1))
    before = photo.files.name("square", "jpg")
    photo.focus_x = 90
    red, _green, blue = shown(photo, "square").getpixel((20, 20))
    assert blue > 200 and red < 60
    assert photo.files.name("square", "jpg") != before


@pytest.mark.django_db
def test_a_share_card_of_a_noisy_picture_stays_below_600_kilobytes():
    photo = photo_of(encoded(Image.effect_noise((2400, 1300), 120).convert("RGB"), "JPEG"))
    assert len(shown(photo, "share").data) < 600_000
