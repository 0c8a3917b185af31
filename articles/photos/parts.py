"""How many parts a file is made of, counted without reading them: a decoder that is given millions
of tiny ones is busy for half a minute, and takes a gigabyte.
"""

from struct import unpack

MOST = 20_000  # a PNG of 40 MB has some 5,000, a JPEG a few hundred
_PNG = b"\x89PNG\r\n\x1a\n"
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}


def has_too_many_parts(file) -> bool:
    """Whether a PNG or JPEG has more than MOST chunks, or segments before its pixels. `file` is
    left at its beginning.
    """
    file.seek(0)
    head = file.read(8)
    skip = _skip_chunk if head == _PNG else _skip_segment if head[:2] == b"\xff\xd8" else None
    file.seek(8 if head == _PNG else 2)
    count = 0
    while skip and count <= MOST and skip(file):
        count += 1
    file.seek(0)
    return count > MOST


def _skip_chunk(file) -> bool:
    """Over one chunk of a PNG; False at its end."""
    head = file.read(8)
    if len(head) < 8 or head[4:] == b"IEND":
        return False
    file.seek(unpack(">I", head[:4])[0] + 4, 1)
    return True


def _skip_segment(file) -> bool:
    """Over one segment of a JPEG; False where its pixels begin, or at anything unexpected."""
    head = file.read(2)
    if len(head) < 2 or head[0] != 0xFF or head[1] in (0xDA, 0xD9):
        return False
    if head[1] == 0xFF:  # filling
        file.seek(-1, 1)
        return True
    if head[1] in _WITHOUT_LENGTH:
        return True
    length = file.read(2)
    if len(length) < 2 or unpack(">H", length)[0] < 2:
        return False
    file.seek(unpack(">H", length)[0] - 2, 1)
    return True
