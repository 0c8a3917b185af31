"""The colouring and proportions of the authors' faces."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Face:
    """A person's colouring and proportions; look turns the features a little to one side."""

    skin: str
    shade: str
    light: str
    lips: str
    hair: str
    iris: str = "#2b1c18"
    half: float = 128
    jaw: float = 98
    chin: float = 640
    brow: float = 11
    mouth: float = 46
    nose: float = 1.0
    lid: float = 17
    look: float = -10


ODILE = Face(
    skin="#e6bd9d",
    shade="#a8695a",
    light="#fae0c2",
    lips="#a8483f",
    hair="#8d8a8c",
    iris="#4a5a58",
    half=122,
    jaw=92,
    chin=632,
    brow=8,
    mouth=44,
    nose=1.0,
    lid=15,
    look=-12,
)
AMARA = Face(
    skin="#8a5537",
    shade="#47261f",
    light="#c98a5c",
    lips="#8f3f3c",
    hair="#1a1214",
    iris="#1f120f",
    half=122,
    jaw=92,
    chin=640,
    brow=9,
    mouth=50,
    nose=1.18,
    lid=17,
    look=8,
)
LUKAS = Face(
    skin="#e2b491",
    shade="#a36a52",
    light="#f9dcba",
    lips="#b06a5a",
    hair="#8a6238",
    iris="#4f6f7d",
    half=130,
    jaw=112,
    chin=652,
    brow=14,
    mouth=46,
    nose=1.1,
    lid=13,
    look=-14,
)
INES = Face(
    skin="#d3a077",
    shade="#8a5240",
    light="#f3cfa2",
    lips="#b5483f",
    hair="#2b1a18",
    iris="#3a2418",
    half=120,
    jaw=86,
    chin=634,
    brow=10,
    mouth=48,
    nose=0.95,
    lid=17,
    look=10,
)
TOMASZ = Face(
    skin="#dba98a",
    shade="#955a4a",
    light="#f7d6b8",
    lips="#a8665a",
    hair="#8f8a86",
    iris="#5d7686",
    half=132,
    jaw=108,
    chin=650,
    brow=15,
    mouth=44,
    nose=1.2,
    lid=11,
    look=-8,
)
NOOR = Face(
    skin="#cf9a72",
    shade="#87503e",
    light="#f0c99c",
    lips="#a8524a",
    hair="#24171a",
    iris="#3a2218",
    half=116,
    jaw=86,
    chin=630,
    brow=12,
    mouth=46,
    nose=1.02,
    lid=17,
    look=-10,
)
KENJI = Face(
    skin="#e3b98f",
    shade="#a06c50",
    light="#fae0ba",
    lips="#b0705f",
    hair="#17141a",
    iris="#1d1414",
    half=124,
    jaw=96,
    chin=640,
    brow=11,
    mouth=42,
    nose=1.0,
    lid=10,
    look=12,
)
FREYA = Face(
    skin="#efcdb4",
    shade="#b87a66",
    light="#fff0dc",
    lips="#c4635a",
    hair="#9c5a30",
    iris="#4f7a78",
    half=118,
    jaw=84,
    chin=630,
    brow=8,
    mouth=44,
    nose=0.92,
    lid=16,
    look=12,
)
