"""The index of the model screens. Imported once, when the desk's site exists (newsroom/apps.py)."""

from django.contrib import admin
from django.contrib.auth.models import Group
from taggit.models import Tag as StockTag

from articles.admin.accounts import AccountAdmin
from articles.admin.article import ArticleAdmin
from articles.admin.credits import PhotoCreditAdmin
from articles.admin.groups import RolesAdmin
from articles.admin.people import AuthorAdmin
from articles.admin.photo import PhotoAdmin
from articles.admin.settings import MagazineAdmin, PageAdmin
from articles.admin.subjects import CategoryAdmin, TagAdmin
from articles.models import (
    Article,
    Author,
    Category,
    Magazine,
    Page,
    Photo,
    PhotoCredit,
    Tag,
    User,
)

SCREENS = {
    Article: ArticleAdmin,
    Photo: PhotoAdmin,
    PhotoCredit: PhotoCreditAdmin,
    Author: AuthorAdmin,
    Category: CategoryAdmin,
    Tag: TagAdmin,
    Page: PageAdmin,
    Magazine: MagazineAdmin,
    User: AccountAdmin,
    Group: RolesAdmin,
}

for stock in (StockTag, Group):  # our own Tag, and our own screen, take their place
    admin.site.unregister(stock)
for model, screen in SCREENS.items():
    admin.site.register(model, screen)
