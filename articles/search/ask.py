"""Asking the index. Every question begins with a queryset of what may be read (`versions`, for
readers always `Version.objects.visible(at=at)`): found, counted, ranked and excerpted is only
what is in it. No figure here depends on what is not, as the usual measures of rarity would.
"""

from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Case, IntegerField, Q, Value, When

from articles import visibility
from articles.body.text import plain_text
from articles.models import PhotoUse, Version
from articles.search.engine import AnyHits, Hits
from articles.search.index import words_of_use
from articles.search.marks import excerpt, is_marked, marked
from articles.search.stems import language
from articles.search.words import AnyWord, terms

WEIGHTS = {"headline": 8, "standfirst": 4, "names": 2}  # anywhere: 1
EXACTLY = 16  # the word itself, where it might have been a beginning
AT_ONCE = 500  # guesses


@dataclass(frozen=True)
class Found:
    """A story that was found, in pieces of (text, is marked)."""

    story: object
    headline: list
    standfirst: list
    text: list  # where the words stand in the body or under a photo; or empty


def understood(question) -> tuple:
    """The terms of a question, in every language that there may be something to find in."""
    return terms(question, _languages())


def _languages():
    """Those that the index has met, and the magazine’s."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT language FROM search_language")
        return tuple(sorted({language(), *(one for (one,) in cursor.fetchall())}))


def find(versions, asked, *, at):
    """Those of `versions` that hold every term: in their own text, or under a photo of theirs
    that may be shown at `at`.
    """
    if not asked:
        return versions.none()
    own = Q(pk__in=Hits("search_story", asked))
    photos = Q(pk__in=_pictured(AnyHits("search_photo", asked), at))
    for term in asked if len(asked) > 1 else []:
        photos &= Q(pk__in=Hits("search_story", [term])) | Q(
            pk__in=_pictured(Hits("search_photo", [term]), at)
        )
    # One set of ids, and no “or”: with that, PostgreSQL looks at every version.
    either = [Version.objects.filter(one).order_by().values("pk") for one in (own, photos)]
    return versions.filter(pk__in=either[0].union(either[1], all=True))


def find_drafts(articles, question):
    """Those of `articles` whose working draft holds every term."""
    asked = understood(question)
    return articles.filter(pk__in=Hits("search_draft", asked)) if asked else articles.none()


def best_first(found, asked):
    """What was found, by where the words stand, and then newest first. `score` is a whole number
    made of nothing but the story’s own text.
    """
    score = Value(0)
    for term in asked:
        for column, weight in WEIGHTS.items():
            score += _worth(Hits("search_story", [term], column), weight)
        if term.is_open:
            score += _worth(Hits("search_story", [term.closed]), EXACTLY)
    return found.annotate(score=score).order_by("-score", "-published_at", "-id")


def _worth(hits, weight):
    return Case(When(pk__in=hits, then=weight), default=0, output_field=IntegerField())


def _pictured(hits, at):
    uses = PhotoUse.objects.filter(visibility.in_force(at, through="photo__"), pk__in=hits)
    return uses.order_by().values("version")


# What is shown of a story.


def excerpts(stories, asked, *, at) -> list[Found]:
    """The stories with their words marked."""
    if not stories:
        return []
    uses = PhotoUse.objects.filter(visibility.in_force(at, through="photo__"), version__in=stories)
    below = {}
    for use in uses.select_related("photo__credit"):
        below.setdefault(use.version_id, []).append(use)
    found = []
    for story in stories:
        spoken = language(story.language)
        headline, standfirst, text = (
            marked(said, spoken, asked)
            for said in (story.headline, story.standfirst, plain_text(story.body))
        )
        if not is_marked(text):
            words = [words_of_use(use, story) for use in below.get(story.pk, [])]
            captions = (marked(said, spoken, asked) for said in words)
            text = next(filter(is_marked, captions), [])
        found.append(Found(story, headline, standfirst, excerpt(text)))
    return found


# One typo forgiven.


def did_you_mean(question, versions, *, at) -> str:
    """The question with the words mended that find nothing; "" where that finds nothing either.
    A word is only offered if something of `versions` holds it, just so: no hidden one is told.
    """
    asked = understood(question)
    if not asked:
        return ""
    mended = []
    for term in asked:
        is_right = len(term.words) > 1 or _finds(versions, [term], at)
        guess = "" if is_right else _guess(str(term), versions, at)
        mended.append(replace(term, words=(guess,)) if guess else term)
    if mended == list(asked) or not _finds(versions, mended, at):
        return ""
    return " ".join(f'"{term}"' if len(term.words) > 1 else str(term) for term in mended)


def _guess(word, versions, at):
    """The first of the words near to `word` that something of `versions` holds, or "". All are
    asked for, many at once: were there a most, hidden words could be those.
    """
    guesses = near(word)
    for begin in range(0, len(guesses), AT_ONCE):
        some = guesses[begin : begin + AT_ONCE]
        if _holds(versions, some, at):
            while len(some) > 1:
                half = len(some) // 2
                some = some[:half] if _holds(versions, some[:half], at) else some[half:]
            return some[0]
    return ""


def _holds(versions, words, at):
    return find(versions, [AnyWord(tuple(words))], at=at).exists()


def _finds(versions, asked, at):
    return find(versions, [term.closed for term in asked], at=at).exists()


def near(word) -> list[str]:
    """Known words that are one slip away from `word`, and begin with the same letter."""
    if len(word) < 3:
        return []
    lengths = [len(word) - 1, len(word) + 1]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT word FROM search_word WHERE word >= %s AND word < %s "
            "AND length(word) BETWEEN %s AND %s ORDER BY word",
            [word[0], word[0] + chr(0x10FFFF), *lengths],
        )
        words = [known for (known,) in cursor.fetchall()]
    return [known for known in words if known != word and is_one_slip(known, word)]


def is_one_slip(one: str, other: str) -> bool:
    """Whether a letter too many, too few, another, or two that have changed places tell them
    apart.
    """
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None:
        return True
    one, other = one[same:], other[same:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
