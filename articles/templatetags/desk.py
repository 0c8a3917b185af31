"""What the desk's templates need beyond Django's own tags."""

from django import template
from django.utils import timezone
from django.utils.html import format_html

from articles.admin.standing import moment_in_words, standing

register = template.Library()


@register.filter
def in_words(moment):
    """“Thu 6 Mar, 07:30” in the person's zone."""
    return moment_in_words(moment) if moment else ""


@register.simple_tag(takes_context=True)
def standing_of(context, article):
    """How a story stands, as a coloured word with its sentence."""
    request = context.get("request")
    how = standing(article, request.at if request else timezone.now())
    return format_html('<span class="standing {}">{}</span>', how.word, how.sentence)
