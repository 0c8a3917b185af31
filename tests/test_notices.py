"""A notice that readers were told: its words are mended, or it is withdrawn, and nothing else
changes.
"""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles import corrections, publishing
from articles.verbs import NotReady
from tests.factories import DAY, HOUR, NOW, make_story, make_user
from tests.reading import read

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
WRONG, RIGHT = "It was fourty metres.", "It is fifty."
TOLD, MENDED = f"{WRONG} {RIGHT}", f"It was forty metres. {RIGHT}"
SEEN = f"{WRONG}\n{RIGHT}"  # as the screen says it back
NEW = {"what_was_wrong": "It was forty metres.", "what_is_right": RIGHT}


@pytest.fixture
def story():
    """A story that was corrected at NOW, with a slip in the notice."""
    article = make_story(headline="Tall tower", live_from=NOW - DAY)
    words = {"what_was_wrong": WRONG, "what_is_right": RIGHT}
    publishing.correct(article, article.draft, by=None, now=NOW, **words)
    return article


def notice(article):
    return article.corrections.get()


def mend(article, *, by=None, seen=SEEN, now=NOW + HOUR, **words):
    corrections.mend(article, notice(article).pk, by=by, seen=seen, now=now, **(NEW | words))


def withdraw(article, *, by=None, why="It was right after all.", now=NOW + HOUR):
    corrections.withdraw(article, notice(article).pk, by=by, why=why, now=now)


def told(at=NOW + HOUR):
    """What readers get at every place where a notice stands."""
    story, feed = "/2025/03/05/tall-tower/", "/corrections/feed/json/"
    return [read(path, at=at).text for path in (story, "/corrections/", feed)]


# Mended.


def test_mended_words_stand_everywhere_at_once_and_no_date_moves(story):
    before = told()
    mend(story)
    assert told() == [page.replace(WRONG, NEW["what_was_wrong"]) for page in before]
    assert notice(story).corrected_at == NOW


def test_a_notice_to_come_is_mended_before_readers_have_it(story):
    publishing.correct(
        story, story.draft, by=None, at=NOW + DAY, now=NOW, what_was_wrong="A.", what_is_right="B."
    )
    coming = story.corrections.first()
    corrections.mend(story, coming.pk, by=None, now=NOW, what_was_wrong="C.", what_is_right="D.")
    assert "C. D." not in "".join(told(NOW + DAY - SECOND))
    assert all("C. D." in page for page in told(NOW + DAY))


def test_who_mended_what_is_recorded(story):
    editor = make_user("Editors")
    mend(story, by=editor)
    event = story.events.first()
    assert (event.verb, event.by, event.at) == ("mended a correction", editor, NOW + HOUR)
    assert event.why == f"“{TOLD}” → “{MENDED}”"


def test_the_same_words_are_no_deed(story):
    deeds = story.events.count()
    mend(story, what_was_wrong=f" {WRONG} ")
    assert story.events.count() == deeds


def test_a_sentence_that_moves_from_one_half_to_the_other_is_a_deed(story):
    mend(story, what_was_wrong="It was", what_is_right="fourty metres. It is fifty.")
    assert (notice(story).what_was_wrong, str(notice(story))) == ("It was", TOLD)
    with pytest.raises(NotReady, match="somebody else changed this notice"):
        mend(story)


@pytest.mark.parametrize("name", NEW)
def test_a_notice_without_words_is_refused(story, name):
    with pytest.raises(NotReady, match="a correction tells readers"):
        mend(story, **{name: " "})
    assert str(notice(story)) == TOLD


def test_whoever_came_first_is_not_overwritten_in_silence(story):
    mend(story)
    with pytest.raises(NotReady, match="somebody else changed this notice") as refusal:
        mend(story, what_is_right="It is sixty.")
    assert MENDED in str(refusal.value)
    assert str(notice(story)) == MENDED


# Withdrawn.


def test_a_withdrawn_notice_is_seen_nowhere_and_the_story_stays(story):
    withdraw(story)
    page, listed, feed = told()
    assert not [one for one in (page, listed, feed) if WRONG in one or RIGHT in one]
    assert "Corrected" not in page and "CorrectionComment" not in page
    assert 'href="/corrections/"' not in read("/about/", at=NOW + HOUR).text
    assert "Tall tower" in page


def test_why_a_notice_was_withdrawn_is_kept_at_the_desk(story, client):
    editor = make_user("Editors")
    withdraw(story, by=editor)
    event = story.events.first()
    assert (event.verb, event.by) == ("withdrew a correction", editor)
    assert (event.live_from, event.live_until) == (NOW, NOW + HOUR), "while readers had it"
    client.force_login(editor)
    history = client.get(reverse("admin:articles_article_history", args=[story.pk])).text
    assert f"“{TOLD}” It was right after all." in history


def test_a_notice_is_not_withdrawn_without_a_reason(story):
    with pytest.raises(NotReady, match="Say why"):
        withdraw(story, why=" ")
    assert str(notice(story)) == TOLD


def test_a_notice_to_come_is_withdrawn_and_its_change_comes_all_the_same(story):
    later = make_story(headline="Other", live_from=NOW - DAY)
    words = {"what_was_wrong": "A.", "what_is_right": "B."}
    publishing.correct(later, later.draft, by=None, at=NOW + DAY, now=NOW, **words)
    withdraw(later)
    assert later.version_at(NOW + DAY).live_from == NOW + DAY
    assert "A. B." not in "".join(told(NOW + DAY))


def test_a_story_is_corrected_again_after_its_notice_was_withdrawn(story):
    withdraw(story)
    publishing.correct(story, story.draft, by=None, now=NOW + DAY, **NEW)
    assert MENDED in told(NOW + DAY)[0]


# At the desk.


@pytest.fixture
def editor(client):
    user = make_user("Editors")
    client.force_login(user)
    return user


def screen(article):
    return reverse("admin:articles_corrections", args=[article.pk])


def press(client, article, verb, **typed):
    fields = {"verb": verb, "correction": notice(article).pk, "seen": SEEN} | NEW | typed
    return client.post(screen(article), fields, follow=True)


def shown(response, name):
    """What stands in the fields of that name."""
    page = BeautifulSoup(response.text, "html.parser")
    return [one.get("value", one.text.strip()) for one in page.select(f"form [name={name}]")]


def test_both_screens_of_a_story_lead_to_its_corrections_where_there_are_any(client, editor, story):
    for name in ("admin:articles_article_change", "admin:articles_publish"):
        assert screen(story) in client.get(reverse(name, args=[story.pk])).text
        other = make_story()
        assert screen(other) not in client.get(reverse(name, args=[other.pk])).text


def test_a_notice_is_mended_at_the_desk(client, editor, story):
    assert shown(client.get(screen(story)), "what_was_wrong") == [WRONG]
    response = press(client, story, "mend")
    assert "The notice is mended" in response.text
    assert str(notice(story)) == MENDED
    assert shown(response, "seen") == [f"It was forty metres.\n{RIGHT}"]


def test_a_refusal_keeps_what_was_typed_and_the_next_time_counts(client, editor, story):
    corrections.mend(story, notice(story).pk, by=None, **NEW)
    response = press(client, story, "mend", what_is_right="It is sixty.")
    assert "somebody else changed this notice" in response.text
    assert shown(response, "what_is_right") == ["It is sixty."]
    seen = shown(response, "seen")[0]
    press(client, story, "mend", what_is_right="It is sixty.", seen=seen)
    assert notice(story).what_is_right == "It is sixty."


def test_a_line_break_in_a_notice_is_no_change_by_somebody_else(client, editor, story):
    press(client, story, "mend", what_is_right="It is\r\nfifty.")
    press(client, story, "mend", what_is_right="Fifty.", seen="It was forty metres.\nIt is fifty.")
    assert notice(story).what_is_right == "Fifty."


def test_a_refusal_about_one_notice_leaves_the_others_as_they_are(client, editor, story):
    publishing.correct(story, story.draft, by=None, what_was_wrong="A.", what_is_right="B.")
    other = story.corrections.get(corrected_at=NOW)
    typed = {"verb": "mend", "correction": other.pk, "what_was_wrong": "", "what_is_right": "C."}
    response = client.post(screen(story), typed)
    assert "Say what was wrong" in response.text
    assert shown(response, "what_is_right") == ["B.", "C."]


def test_a_notice_is_withdrawn_at_the_desk(client, editor, story):
    response = press(client, story, "withdraw", why="It was right.")
    assert "Readers see no correction of this story." in response.text
    assert "It was right." in response.text, "the record stays"
    assert not story.corrections.exists()


def test_a_notice_that_a_colleague_mended_since_is_not_withdrawn_unread(client, editor, story):
    mend(story)
    response = press(client, story, "withdraw", why="It was right.")
    assert "somebody else changed this notice" in response.text
    assert str(notice(story)) == MENDED
    assert shown(response, "why") == ["It was right."]
    press(client, story, "withdraw", why="Still.", seen=shown(response, "seen")[0])
    assert not story.corrections.exists()


def test_what_was_typed_for_a_notice_that_is_gone_is_said_again(client, editor, story):
    number = notice(story).pk
    corrections.withdraw(story, number, by=None, why="Wrong.")
    response = client.post(screen(story), {"verb": "mend", "correction": number, **NEW})
    assert "Somebody has withdrawn this notice" in response.text
    assert MENDED in response.text


def test_a_notice_of_another_story_is_not_touched(client, editor, story):
    other = make_story()
    typed = {"verb": "withdraw", "correction": notice(story).pk, "why": "Mine."}
    client.post(screen(other), typed)
    assert str(notice(story)) == TOLD
