"""XML for machines that read feeds and maps. The law: it grows as a tree, is written by the
standard library, and every text first loses what XML cannot hold, so that no headline breaks it.
"""

import re
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """A text without the characters that no XML 1.0 may hold, escaped or not."""
    return _ILLEGAL.sub("", text)


def root(name: str, attributes: dict[str, str]) -> Element:
    """The element around everything; its namespaces are declared here, by `xmlns:` attributes."""
    return Element(name, {key: legal(value) for key, value in attributes.items()})


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A new last child of `parent`, with a text and attributes of any content."""
    child = SubElement(parent, name, {key: legal(value) for key, value in attributes.items()})
    child.text = legal(text)
    return child


def written(tree: Element) -> bytes:
    return tostring(tree, encoding="utf-8", xml_declaration=True)


def moment(at: datetime) -> str:
    """RFC 3339, which W3C Datetime and Atom share: 2025-03-06T11:00:00+00:00."""
    return at.astimezone(UTC).isoformat(timespec="seconds")
