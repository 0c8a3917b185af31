"""What the desk's templates need beyond Django's own tags."""

from django import template
from django.utils.html import format_html
from django.utils.translation import pgettext_lazy as pgettext

from articles.admin.standing import moment_in_words, standing

register = template.Library()
# What comes, and what was done, is compared and stored in English; this is how it is shown.
SHOWN = {
    "goes out": pgettext("upcoming", "goes out"),
    "changes": pgettext("upcoming", "changes"),
    "expires": pgettext("upcoming", "expires"),
    "licence ends": pgettext("upcoming", "licence ends"),
    "submitted": pgettext("record", "submitted"),
    "requested changes": pgettext("record", "requested changes"),
    "approved": pgettext("record", "approved"),
    "scheduled": pgettext("record", "scheduled"),
    "unscheduled": pgettext("record", "unscheduled"),
    "published": pgettext("record", "published"),
    "mended a typo": pgettext("record", "mended a typo"),
    "corrected": pgettext("record", "corrected"),
    "withdrew": pgettext("record", "withdrew"),
    "reopened": pgettext("record", "reopened"),
    "set the embargo": pgettext("record", "set the embargo"),
    "lifted the embargo": pgettext("record", "lifted the embargo"),
    "put it up": pgettext("record", "put it up"),
    "scheduled it": pgettext("record", "scheduled it"),
    "cancelled it": pgettext("record", "cancelled it"),
    "took it down": pgettext("record", "took it down"),
    "uploaded": pgettext("record", "uploaded"),
    "replaced the file": pgettext("record", "replaced the file"),
    "killed": pgettext("record", "killed"),
    "brought back": pgettext("record", "brought back"),
}


@register.filter
def shown(words):
    """What comes or was done, as a colleague reads it: “goes out”, “withdrew”."""
    return SHOWN.get(words, words)


@register.filter
def in_words(moment):
    """“Thu 6 Mar, 07:30” in the person's zone."""
    return moment_in_words(moment) if moment else ""


@register.simple_tag
def standing_of(article):
    """How a story stands, as a coloured word with its sentence."""
    how = standing(article, article.asked_at)
    return format_html('<span class="standing {}">{}</span>', how.word, how.sentence)
