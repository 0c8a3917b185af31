"""A change of a live story is a typo, an update or a correction: what each tells readers, when,
and what is never told.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles import drafting, publishing
from articles.models import Article, Correction, Page
from articles.verbs import NotReady
from tests.factories import (
    DAY,
    HOUR,
    NOW,
    make_draft,
    make_story,
    make_user,
    make_withdrawn,
)
from tests.reading import read

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
WORDS = {"what_was_wrong": "It was forty metres.", "what_is_right": "It is fifty."}
TOLD = "It was forty metres. It is fifty."


def revise(article, *, now=NOW, **changes):
    content = replace(article.draft.content, **(changes or {"standfirst": f"New at {now}."}))
    return drafting.save_revision(article, content, by=None, now=now)


def update(article, *, now=NOW, verb=publishing.publish, at=None, **words):
    """Change a live story with a verb."""
    return verb(article, revise(article, now=now), by=None, at=at, now=now, **words)


def correct(article, *, now=NOW, at=None, **words):
    return update(article, now=now, at=at, verb=publishing.correct, **(WORDS | words))


def address(article):
    return f"/{article.addresses.get().path}/"


def soup(path, at=NOW):
    return BeautifulSoup(read(path, at=at).text, "html.parser")


def dates(article, at=NOW):
    """What the page, its head and its data say of publication and update, which must agree."""
    page = soup(address(article), at)
    visible = [one["datetime"] for one in page.select(".byline .quiet time")]
    block = json.loads(page.find("script", type="application/ld+json").string)["@graph"]
    told = next(one for one in block if one["@type"] == "NewsArticle")
    head = [
        page.find("meta", property=f"article:{name}_time")["content"]
        for name in ("published", "modified")
    ]
    assert [told["datePublished"], told["dateModified"]] == head == [visible[0], visible[-1]]
    assert len(visible) == 1 + ("Updated" in page.select_one(".byline").get_text())
    return [datetime.fromisoformat(one) for one in head]


def notices(path, at=NOW):
    return [" ".join(p.get_text().split()) for p in soup(path, at).select(".corrected p")]


def listed(at=NOW):
    return [li.get_text() for li in soup("/corrections/", at).select(".corrections li")]


# What each moves.


def test_a_first_publication_has_one_date():
    assert dates(make_story(live_from=NOW - DAY)) == [NOW - DAY, NOW - DAY]


def test_a_typo_moves_no_date():
    article = make_story(live_from=NOW - DAY)
    update(article, verb=publishing.mend_typo)
    assert article.version_at(NOW).standfirst == f"New at {NOW}."
    assert dates(article) == [NOW - DAY, NOW - DAY]


def test_an_update_moves_the_date_everywhere_together():
    article = make_story(live_from=NOW - DAY)
    update(article)
    assert article.version_at(NOW).dated_at == NOW
    assert dates(article) == [NOW - DAY, NOW]


def test_a_correction_moves_the_date_and_tells_readers():
    article = make_story(live_from=NOW - DAY)
    correct(article)
    assert dates(article) == [NOW - DAY, NOW]
    assert notices(address(article)) == [f"Correction, March 6, 2025: {TOLD}"]
    (notice,) = listed()
    assert TOLD in notice and str(article) in notice


def test_a_typo_after_an_update_leaves_the_date_of_the_update():
    article = make_story(live_from=NOW - 2 * DAY)
    update(article, now=NOW - DAY)
    update(article, verb=publishing.mend_typo)
    assert dates(article) == [NOW - 2 * DAY, NOW - DAY]


def test_what_readers_have_read_already_is_no_update_when_it_is_published_again():
    """With another end, by the bulk action, by an importer: nothing is freshened artificially."""
    article = make_story(live_from=NOW - DAY)
    publishing.publish(article, article.draft, by=None, until=NOW + DAY, now=NOW)
    assert dates(article) == [NOW - DAY, NOW - DAY]


def test_a_withdrawn_story_comes_back_with_the_dates_it_had():
    article = make_story(live_from=NOW - 2 * DAY)
    update(article, now=NOW - DAY)
    publishing.withdraw(article, by=None, why="Wait.", now=NOW - HOUR)
    publishing.reopen(article, by=None, now=NOW - HOUR)
    publishing.publish(article, article.draft, by=None, now=NOW)
    assert dates(article) == [NOW - 2 * DAY, NOW - DAY]


def test_a_dated_update_moves_the_date_at_its_second():
    article = make_story(live_from=NOW - DAY)
    update(article, at=NOW + HOUR)
    assert dates(article, NOW + HOUR - SECOND) == [NOW - DAY, NOW - DAY]
    assert dates(article, NOW + HOUR) == [NOW - DAY, NOW + HOUR]


def test_an_update_now_is_told_on_by_a_typo_that_comes_later():
    article = make_story(live_from=NOW - DAY)
    update(article, at=NOW + DAY, now=NOW - HOUR, verb=publishing.mend_typo)
    update(article)
    assert dates(article, NOW + DAY) == [NOW - DAY, NOW]


def test_a_cancelled_update_is_told_on_by_nobody():
    article = make_story(live_from=NOW - DAY)
    update(article, at=NOW + HOUR)
    update(article, at=NOW + 2 * HOUR, verb=publishing.mend_typo)
    publishing.unschedule(article, by=None, live_from=NOW + HOUR, now=NOW)
    assert dates(article, NOW + 2 * HOUR) == [NOW - DAY, NOW - DAY]


def test_dates_keep_the_offset_of_their_season(settings):
    """Clocks go back in London on 2026-10-25 at 01:00 UTC: published before, updated after."""
    settings.TIME_ZONE = "Europe/London"
    before, after = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)
    article = make_story(live_from=before)
    update(article, now=after)
    assert dates(article, after + HOUR) == [before, after]
    page = read(address(article), at=after + HOUR).text
    assert "2026-10-25T01:30:00+01:00" in page and "2026-10-25T01:00:00+00:00" in page


# The notice.


def test_a_scheduled_correction_is_told_at_its_second():
    article, at = make_story(live_from=NOW - DAY), NOW + HOUR
    correct(article, at=at)
    assert (notices(address(article), at - SECOND), listed(at - SECOND)) == ([], [])
    assert len(notices(address(article), at)) == len(listed(at)) == 1


def test_a_correction_that_was_cancelled_is_never_told():
    article, at = make_story(live_from=NOW - DAY), NOW + HOUR
    correct(article, at=at)
    publishing.unschedule(article, by=None, live_from=at, now=NOW)
    assert (notices(address(article), at), listed(at)) == ([], [])
    assert not Correction.objects.exists()


def test_a_withdrawn_story_takes_its_corrections_with_it_and_what_was_to_come_for_good():
    article, at = make_story(live_from=NOW - 2 * DAY), NOW + HOUR
    correct(article, now=NOW - DAY)
    correct(article, at=at)
    publishing.withdraw(article, by=None, why="Wrong.", now=NOW)
    assert listed(at) == []
    publishing.reopen(article, by=None, now=NOW + DAY)
    publishing.publish(article, article.draft, by=None, now=NOW + DAY)
    assert len(notices(address(article), NOW + DAY)) == 1, "readers were told of that one"


def test_a_correction_withdrawn_in_its_own_second_was_never_told():
    article = make_story(live_from=NOW - DAY)
    correct(article)
    publishing.withdraw(article, by=None, why="Wrong.", now=NOW)
    assert not article.corrections.exists()


def test_past_corrections_stay_on_the_page_newest_first_whatever_comes_after():
    article = make_story(live_from=NOW - 3 * DAY)
    correct(article, now=NOW - 2 * DAY)
    correct(article, now=NOW - DAY, what_was_wrong="It was red.", what_is_right="It is blue.")
    update(article, verb=publishing.mend_typo)
    assert notices(address(article)) == [
        "Correction, March 5, 2025: It was red. It is blue.",
        f"Correction, March 4, 2025: {TOLD}",
    ]


@pytest.mark.parametrize("verb", [publishing.publish, publishing.mend_typo])
def test_mending_what_is_scheduled_loses_no_correction(verb):
    """Another version for the same moment: what it tells stays, and so does its date."""
    article, at = make_story(live_from=NOW - DAY), NOW + HOUR
    correct(article, at=at)
    update(article, at=at, now=NOW + SECOND, verb=verb)
    assert len(notices(address(article), at)) == 1
    assert dates(article, at) == [NOW - DAY, at]


def test_a_correction_scheduled_again_for_its_moment_is_told_once_in_the_newer_words():
    article, at = make_story(live_from=NOW - DAY), NOW + HOUR
    correct(article, at=at)
    correct(article, at=at, now=NOW + SECOND, what_is_right="It is sixty.")
    assert notices(address(article), at) == [
        "Correction, March 6, 2025: It was forty metres. It is sixty."
    ]


def test_a_correction_may_be_told_of_what_was_changed_before():
    article = make_story(live_from=NOW - DAY)
    publishing.correct(article, article.draft, by=None, now=NOW, **WORDS)
    assert len(notices(address(article))) == 1


def test_no_word_of_a_correction_breaks_out_of_the_page():
    article = make_story(live_from=NOW - DAY)
    correct(article, what_was_wrong="</script><script>alert(1)</script>", what_is_right="<b>&")
    for path in (address(article), "/corrections/"):
        assert "<script>alert" not in read(path).text
        assert "<b>" not in read(path).text


# What is refused.


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ({"what_was_wrong": " "}, ["Say what was wrong: a correction tells readers."]),
        ({"what_is_right": ""}, ["Say what is right: a correction tells readers."]),
    ],
)
def test_a_correction_without_words_is_refused(words, sentences):
    article = make_story(live_from=NOW - DAY)
    with pytest.raises(NotReady) as caught:
        correct(article, **words)
    assert caught.value.reasons == sentences
    assert not article.corrections.exists()
    assert article.version_at(NOW).updated_at is None


@pytest.mark.parametrize("verb", [publishing.mend_typo, publishing.correct])
def test_what_readers_have_never_seen_cannot_be_mended(verb):
    words = WORDS if verb == publishing.correct else {}
    for article in (make_draft(), make_story(live_from=NOW + HOUR, now=NOW)):
        with pytest.raises(NotReady, match="Readers have never seen this story"):
            verb(article, article.draft, by=None, now=NOW, **words)


def test_a_withdrawn_story_is_not_corrected():
    with pytest.raises(NotReady, match="withdrawn"):
        correct(make_withdrawn())


def test_who_corrected_what_is_recorded():
    article, editor = make_story(live_from=NOW - DAY), make_user("Editors")
    publishing.correct(article, article.draft, by=editor, now=NOW, **WORDS)
    event = article.events.first()
    assert (event.verb, event.by, event.why) == ("corrected", editor, TOLD)


# The page of corrections.


def test_the_foot_leads_to_the_corrections_when_there_are_any():
    assert not soup("/").select('footer a[href="/corrections/"]')
    assert "nothing to correct" in read("/corrections/").text
    correct(make_story(live_from=NOW - DAY))
    assert len(soup("/").select('footer a[href="/corrections/"]')) == 1
    assert soup("/corrections/").select_one("footer a[aria-current]")["href"] == "/corrections/"
    assert not soup("/about/").select('footer a[href="/corrections/"][aria-current]')


def test_a_standing_page_gives_the_corrections_their_title_and_words():
    Page.objects.create(slug="corrections", title="Put right", body="<p>Write to us.</p>")
    page = soup("/corrections/")
    assert page.h1.get_text() == "Put right"
    assert "Write to us." in page.select_one(".prose").get_text()
    correct(make_story(live_from=NOW - DAY))
    assert [a.get_text() for a in soup("/").select('footer a[href="/corrections/"]')] == [
        "Put right"
    ]


def test_a_long_list_of_corrections_has_pages_that_repeat_and_leave_out_nothing():
    article = make_story(live_from=NOW - DAY)
    Correction.objects.bulk_create(
        Correction(article=article, corrected_at=NOW - n * SECOND, **WORDS) for n in range(30)
    )
    first = soup("/corrections/")
    older = soup("/corrections/" + first.select_one("a[rel=next]")["href"])
    moments = [t["datetime"] for page in (first, older) for t in page.select(".corrections time")]
    assert len(set(moments)) == 30 and moments == sorted(moments, reverse=True)
    assert read("/corrections/?before=nonsense").status_code == 404


# At the desk. Here the clock is that of the machine.


@pytest.fixture
def editor(client):
    user = make_user("Editors")
    client.force_login(user)
    return user


@pytest.fixture
def live(editor):
    return make_story(headline="Old words", by=editor, now=NOW)


def typed(article, **fields):
    content = article.draft.content
    return {
        "headline": "New words",
        "standfirst": content.standfirst,
        "body": content.body,
        "byline": [one.author for one in content.byline],
        "categories": list(content.categories),
        "based_on": article.draft.number,
    } | fields


def write(client, article, **fields):
    url = reverse("admin:articles_article_change", args=[article.pk])
    return client.post(url, typed(article, **fields), follow=True)


def decide(client, article, **fields):
    url = reverse("admin:articles_publish", args=[article.pk])
    fields = {"verb": "publish", "revision": article.draft.number} | fields
    return client.post(url, fields, follow=True)


def asked(response):
    """The choice that a screen shows as made; None where it does not ask."""
    page = BeautifulSoup(response.text, "html.parser")
    chosen = page.select("input[type=radio][name=change][checked]")
    return chosen[0]["value"] if chosen else None


def test_only_a_story_that_readers_know_is_asked_about(client, editor, live):
    draft = make_draft(by=editor)
    for name in ("admin:articles_article_change", "admin:articles_publish"):
        assert asked(client.get(reverse(name, args=[draft.pk]))) is None
    assert asked(client.get(reverse("admin:articles_article_change", args=[live.pk]))) == "update"
    revise(live)
    assert asked(client.get(reverse("admin:articles_publish", args=[live.pk]))) == "update"


def test_without_an_answer_a_change_is_an_update(client, live):
    write(client, live, _publish="")
    assert live.versions.get().updated_at is not None


def test_a_typo_is_mended_from_the_writing_screen(client, live):
    write(client, live, change="typo", _publish="")
    version = live.versions.get()
    assert (version.headline, version.updated_at) == ("New words", None)


def test_a_correction_is_told_from_the_writing_screen_and_then_proposed_no_more(client, live):
    response = write(client, live, change="correction", **WORDS, _publish="")
    assert str(live.corrections.get()) == TOLD
    assert asked(response) == "update" and "forty" not in response.text
    write(client, live, change="update", _save="")
    assert live.revisions.count() == 2, "the same words are no change"


def test_a_correction_without_words_is_refused_and_loses_nothing(client, live):
    half = {"change": "correction", "what_was_wrong": WORDS["what_was_wrong"]}
    response = write(client, live, **half, _publish="")
    assert "Say what is right" in response.text
    assert asked(response) == "correction" and "It was forty metres." in response.text
    assert live.draft.content.headline == "New words"
    assert live.versions.get().headline == "Old words"


def test_words_of_a_correction_are_kept_with_the_draft_for_whoever_decides(client, live):
    write(client, live, change="correction", **WORDS, _save="")
    screen = client.get(reverse("admin:articles_publish", args=[live.pk]))
    assert asked(screen) == "correction" and "It was forty metres." in screen.text
    decide(client, live, change="correction", **WORDS)
    assert str(live.corrections.get()) == TOLD


def test_the_publishing_screen_keeps_what_was_typed_when_it_refuses(client, live):
    revise(live)
    response = decide(client, live, change="correction", what_is_right="It is fifty.")
    assert "Say what was wrong" in response.text
    assert asked(response) == "correction" and "It is fifty." in response.text


def test_a_correction_is_scheduled_from_the_desk(client, live):
    moment = {"go_live_at": "2090-03-07T07:30"}
    write(client, live, change="correction", **WORDS, **moment, _schedule="")
    moment = live.corrections.get().corrected_at
    told = live.versions.order_by("live_from").values_list("live_from", "updated_at")
    assert list(told) == [(NOW - HOUR, None), (moment, moment)]


def test_a_correction_cannot_be_scheduled_for_the_past(client, live):
    moment = {"go_live_at": "2025-03-07T07:30"}
    response = write(client, live, change="correction", **WORDS, **moment, _schedule="")
    assert "has passed" in response.text
    assert not live.corrections.exists()


def test_the_bulk_action_says_what_each_draft_proposes(client, live):
    write(client, live, change="correction", **WORDS, _save="")
    data = {"action": "publish_selected", "_selected_action": [live.pk]}
    client.post("/admin/articles/article/", data)
    assert str(live.corrections.get()) == TOLD


def test_a_revision_that_is_brought_back_does_not_repeat_its_correction(client, live):
    write(client, live, change="correction", **WORDS, _publish="")
    write(client, live, headline="Other words", _publish="")
    history = reverse("admin:articles_article_history", args=[live.pk])
    response = client.post(history, {"revision": 2}, follow=True)
    assert live.draft.content.headline == "New words"
    assert asked(response) == "update"


def test_words_for_a_first_publication_mean_nothing(client, editor):
    article = make_draft(by=editor)
    write(client, article, change="correction", **WORDS, _publish="")
    assert Article.objects.get().versions.get().headline == "New words"
    assert not Correction.objects.exists()


def test_a_preview_shows_what_was_corrected_before(client, live):
    publishing.correct(live, live.draft, by=None, **WORDS)
    page = client.get(reverse("admin:articles_preview", args=[live.pk, 1])).text
    assert TOLD in page
    assert "ld+json" not in page and "og:type" not in page
