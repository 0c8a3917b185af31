"""What the desk says of a story, in words."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.dateformat import format as format_date


@dataclass(frozen=True)
class Standing:
    """A word for filters and colours, and the sentence that a person reads."""

    word: str
    sentence: str


def moment_in_words(moment, at=None) -> str:
    """“Thu 6 Mar, 07:30”, in the person's zone; with the year where it is another one, and with
    seconds where there are any.
    """
    local = timezone.localtime(moment)
    year = "" if local.year == timezone.localtime(at).year else " Y"
    clock = "H:i:s" if local.second else "H:i"
    return format_date(local, f"D j M{year}, {clock}")


def standing(article, at) -> Standing:
    """How a story stands at `at`; the article comes from `with_standing(at=at)`."""
    live, coming = article.live_revision, article.next_live_from
    if article.withdrawn_at:
        return Standing("withdrawn", f"Withdrawn {moment_in_words(article.withdrawn_at, at)}")
    if live and coming:
        return Standing("live", f"Live, changes {moment_in_words(coming, at)}")
    if live and article.ends_at:
        return Standing("live", f"Live until {moment_in_words(article.ends_at, at)}")
    if live:
        return Standing("live", f"Live since {moment_in_words(article.first_published_at, at)}")
    if coming:
        return Standing("scheduled", f"Goes out {moment_in_words(coming, at)}")
    if article.was_public(at):
        return Standing("expired", "Expired: no longer public")
    return Standing(article.state.replace(" ", "-"), article.state.capitalize())
