"""IPTC-IIM: the records of the wire services, which Photoshop put into JPEGs and agencies still
write. Nothing here trusts a length: what is cut short ends the reading.
"""

import codecs
from collections.abc import Iterable, Iterator

_FIELDS = {  # the words of Metadata, and the numbers of their datasets in record 2
    "creator": (80,),
    "credit_line": (110,),
    "source": (115,),
    "copyright_notice": (116,),
    "caption": (120,),
    "instructions": (40,),
    "place": (92, 90, 95, 101),
}
_UTF_8 = (b"\x1b%G", b"\x1b%/G", b"\x1b%/H", b"\x1b%/I")  # ISO 2022, in dataset 1:90
# Bytes that are no UTF-8 are Latin-1 as browsers read it, with curly quotes.
_LATIN_1 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(128, 256)}
_PHOTOSHOP = b"Photoshop 3.0\0"
_IIM = 0x0404


def said_by_iim(resources: bytes) -> dict[str, list[str]]:
    """What the IIM among Photoshop's resources offers for each field, the best text first."""
    texts = _texts(resources)
    said = {
        field: [text for number in numbers for text in texts.get((2, number), ())]
        for field, numbers in _FIELDS.items()
    }
    day, time = (texts.get((2, number), [""])[0] for number in (55, 60))
    return said | {"taken_at": [f"{day}T{time}", day]}


def photoshop_resources(segments: Iterable[bytes]) -> bytes:
    """The image resources of a JPEG: its Photoshop segments (APP13) put together again."""
    return b"".join(s.removeprefix(_PHOTOSHOP) for s in segments if s.startswith(_PHOTOSHOP))


def decoded(data: bytes) -> str:
    """Letters of bytes that do not say which they are: UTF-8 where they can be that, else Latin-1.

    A limit counted in bytes may have cut the last letter of UTF-8: it is dropped.
    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        whole = data[: error.start]
        if error.reason == "unexpected end of data" and not whole.isascii():
            return whole.decode()
        return data.decode("utf-8", "surrogateescape").translate(_LATIN_1)


def _texts(resources: bytes) -> dict[tuple[int, int], list[str]]:
    """The texts of each dataset, such as (2, 80), in their order."""
    raw = list(_datasets(_record(resources)))
    is_utf_8 = any(key == (1, 90) and value in _UTF_8 for key, value in raw)
    texts: dict[tuple[int, int], list[str]] = {}
    for key, value in raw:
        text = codecs.utf_8_decode(value, "replace", False)[0] if is_utf_8 else decoded(value)
        texts.setdefault(key, []).append(text)
    return texts


def _record(resources: bytes) -> bytes:
    """The IIM among the resources: each is a signature, a number, a name and bytes, made even."""
    at = 0
    while resources[at : at + 4] == b"8BIM":
        number = int.from_bytes(resources[at + 4 : at + 6], "big")
        length_of_name = int.from_bytes(resources[at + 6 : at + 7], "big")
        size_at = at + 6 + (length_of_name + 2) // 2 * 2
        start = size_at + 4
        end = start + int.from_bytes(resources[size_at:start], "big")
        if number == _IIM:
            return resources[start:end]
        at = end + end % 2
    return b""


def _datasets(record: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Each dataset and its bytes: a mark, two numbers, a length that may itself be extended."""
    at = 0
    while len(record) >= at + 5 and record[at] == 0x1C:
        key = record[at + 1], record[at + 2]
        length = int.from_bytes(record[at + 3 : at + 5], "big")
        at += 5
        if length & 0x8000:
            digits = length & 0x7FFF
            length = int.from_bytes(record[at : at + digits], "big")
            at += digits
        if at + length > len(record):
            return
        yield key, record[at : at + length]
        at += length
