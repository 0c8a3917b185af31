"""What the desk's templates need beyond Django's own tags."""

from django import template
from django.utils.html import format_html

from articles.admin.standing import moment_in_words, standing

register = template.Library()


@register.filter
def in_words(moment):
    """“Thu 6 Mar, 07:30” in the person's zone."""
    return moment_in_words(moment) if moment else ""


@register.simple_tag
def standing_of(article):
    """How a story stands, as a coloured word with its sentence."""
    how = standing(article, article.asked_at)
    return format_html('<span class="standing {}">{}</span>', how.word, how.sentence)
