"""The nouns, one file each. This is their index."""

from articles.models.address import Address
from articles.models.article import Article
from articles.models.author import Author
from articles.models.category import Category
from articles.models.correction import Correction
from articles.models.credit import PhotoCredit
from articles.models.event import Event
from articles.models.feed_hub import FeedHub
from articles.models.front import Front, FrontEvent, FrontSlot
from articles.models.look_key import LookKey
from articles.models.magazine import Magazine, Page
from articles.models.photo import Photo
from articles.models.photo_event import PhotoEvent
from articles.models.revision import DraftUse, Revision
from articles.models.tag import Tag
from articles.models.user import User
from articles.models.version import Version
from articles.models.version_parts import BylineEntry, PhotoUse, SectionEntry, Tagging

__all__ = [
    "Address",
    "Article",
    "Author",
    "BylineEntry",
    "Category",
    "Correction",
    "DraftUse",
    "Event",
    "FeedHub",
    "Front",
    "FrontEvent",
    "FrontSlot",
    "LookKey",
    "Magazine",
    "Page",
    "Photo",
    "PhotoCredit",
    "PhotoEvent",
    "PhotoUse",
    "Revision",
    "SectionEntry",
    "Tag",
    "Tagging",
    "User",
    "Version",
]
