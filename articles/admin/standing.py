"""What the desk says of a story, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.moments import moment_in_words


@dataclass(frozen=True)
class Standing:
    """A word for filters and colours, and the sentence that a person reads."""

    word: str
    sentence: str


def standing(article, at) -> Standing:
    """How a story stands at `at`; the article comes from `with_standing(at=at)`."""
    live, coming = article.live_revision, article.next_live_from
    if article.withdrawn_at:
        return _at("withdrawn", _("Withdrawn {when}"), article.withdrawn_at, at)
    if live and coming:
        return _at("live", _("Live, changes {when}"), coming, at)
    if live and article.ends_at:
        return _at("live", _("Live until {when}"), article.ends_at, at)
    if live:
        return _at("live", _("Live since {when}"), article.first_published_at, at)
    if coming:
        return _at("scheduled", _("Goes out {when}"), coming, at)
    if article.was_public(at):
        return Standing("expired", _("Expired: no longer public"))
    return Standing(article.state.replace(" ", "-"), article.get_state_display())


def _at(word, sentence, moment, at):
    return Standing(word, sentence.format(when=moment_in_words(moment, at)))
