"""The hub of the feeds is told what changed, when it has changed, and never before. It is a real
server here, in a thread of its own.
"""

from collections import Counter
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO
from threading import Thread
from unittest import mock
from urllib.parse import parse_qs

import pytest
from django.core.management import CommandError, call_command

from articles import corrections, drafting, publishing
from articles.content import Signature
from articles.models import FeedHub
from tests.factories import DAY, HOUR, NOW, make_author, make_category, make_draft, make_story
from tests.reading import read

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
SITE = "https://magazine.example"
WORDS = {"what_was_wrong": "It was A.", "what_is_right": "It is B."}


class Hub(HTTPServer):
    """Notes what it is told; answers `status`, or no HTTP, to everything about `about`."""

    status, about = 204, ""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.told = []

    def heard(self):
        """The feeds it was told of since it was asked last, without site and format."""
        told, self.told = self.told, []
        kinds = {"rss", "atom", "json"}
        lists = Counter(one.removeprefix(SITE).rpartition("feed/")[0] for one in told)
        assert {one.rstrip("/").rpartition("/")[2] for one in told} <= kinds
        assert set(lists.values()) <= {len(kinds)}, "each once, in each format"
        return sorted(lists)


class Answer(BaseHTTPRequestHandler):
    def do_POST(self):
        words = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert words["hub.mode"] == ["publish"]
        (address,) = words["hub.url"]
        refused = self.server.about in address and self.server.status != 204
        self.server.told += [] if refused else [address]
        if refused and self.server.status == "nonsense":
            self.wfile.write(b"SMTP ready\r\n")
            return
        self.send_response(self.server.status if refused else 204)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def hub(settings):
    server = Hub()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.FEED_HUB = f"http://127.0.0.1:{server.server_port}/"
    FeedHub.objects.create(pk=1, told_at=NOW)
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def lists():
    """What a story must say to stand in a section, under a tag and by an author."""
    author = make_author("Ada Lind")
    section = make_category("Harbours").pk
    return {
        "byline": (Signature(author.pk),),
        "categories": (section,),
        "tags": ("boats",),
    }


ALL = ["/", "/author/ada-lind/", "/section/harbours/", "/tag/boats/"]


def ping(at):
    """Run the command at `at`; what it printed."""
    out = StringIO()
    with mock.patch("articles.management.commands.ping_hub.timezone") as clock:
        clock.now.return_value = at
        call_command("ping_hub", stdout=out, stderr=out)
    return out.getvalue()


def test_a_scheduled_story_is_told_after_its_moment_once_and_not_before(hub, lists):
    make_story(live_from=NOW + HOUR, now=NOW + MINUTE, **lists)
    heard = []
    for at in (NOW + 2 * MINUTE, NOW + HOUR - MINUTE, NOW + HOUR, NOW + HOUR + MINUTE):
        ping(at)
        heard.append(hub.heard())
    assert heard == [[], [], ALL, []]


def test_an_address_that_is_told_answers(hub, lists):
    make_story(live_from=NOW + HOUR, now=NOW, **lists)
    ping(NOW + HOUR)
    paths = [address.removeprefix(SITE) for address in hub.told]
    assert {read(path, at=NOW + HOUR).status_code for path in paths} == {200}


def test_what_ends_or_is_withdrawn_is_told_where_a_feed_is_left(hub, lists):
    make_story(live_from=NOW - DAY, **(lists | {"tags": ()}))
    make_story(live_from=NOW - DAY, live_until=NOW + HOUR, **lists)
    ping(NOW + HOUR)
    assert hub.heard() == ["/", "/author/ada-lind/", "/section/harbours/"]
    gone = make_story(live_from=NOW - DAY, now=NOW - DAY, **lists)
    publishing.withdraw(gone, by=None, why="Wrong.", now=NOW + 2 * HOUR)
    ping(NOW + 2 * HOUR)
    assert hub.heard() == ["/", "/author/ada-lind/", "/section/harbours/"]


def test_a_story_that_is_dated_back_is_told_when_it_comes(hub, lists):
    make_story(live_from=NOW - 9 * DAY, now=NOW + MINUTE, **lists)
    ping(NOW + 2 * MINUTE)
    assert hub.heard() == ALL


def test_work_at_the_desk_that_readers_do_not_see_is_told_to_nobody(hub, lists):
    story = make_story(live_from=NOW - DAY, **lists)
    drafting.submit(story, by=None, now=NOW + MINUTE)
    drafting.set_embargo(make_draft(**lists), NOW + DAY, by=None, now=NOW + MINUTE)
    publishing.correct(story, story.draft, by=None, at=NOW + DAY, now=NOW + 2 * MINUTE, **WORDS)
    ping(NOW + 3 * MINUTE)
    assert hub.heard() == []
    publishing.unschedule(story, by=None, live_from=NOW + DAY, now=NOW + HOUR)
    ping(NOW + HOUR)
    assert hub.heard() == []


def test_corrections_are_told_when_made_mended_and_withdrawn(hub, lists):
    story = make_story(live_from=NOW - DAY, **lists)
    publishing.correct(story, story.draft, by=None, now=NOW + HOUR, **WORDS)
    notice, heard = story.corrections.get().pk, []
    ping(NOW + HOUR)
    heard.append(hub.heard())
    words = WORDS | {"what_is_right": "It is C."}
    corrections.mend(story, notice, by=None, now=NOW + 2 * HOUR, **words)
    ping(NOW + 2 * HOUR)
    heard.append(hub.heard())
    corrections.withdraw(story, notice, by=None, why="Wrong.", now=NOW + 3 * HOUR)
    ping(NOW + 3 * HOUR)
    heard.append(hub.heard())
    told = sorted([*ALL, "/corrections/"])
    assert heard == [told, told, told]


def test_what_happens_while_the_hub_is_away_is_told_when_it_is_back(hub, lists):
    make_story(live_from=NOW + HOUR, now=NOW, **lists)
    hub.status = 503
    with pytest.raises(CommandError, match=r"503.*Nothing is lost"):
        ping(NOW + HOUR)
    with pytest.raises(CommandError):
        ping(NOW + DAY)
    hub.status = 204
    ping(NOW + 2 * DAY)
    assert hub.heard() == ALL
    ping(NOW + 3 * DAY)
    assert hub.heard() == []


def test_a_hub_that_is_not_there_is_named(settings, hub, lists):
    make_story(live_from=NOW + HOUR, now=NOW, **lists)
    settings.FEED_HUB = "http://127.0.0.1:9/"
    with pytest.raises(CommandError, match="could not be told"):
        ping(NOW + HOUR)
    assert FeedHub.objects.get().told_at == NOW


def test_a_feed_that_the_hub_does_not_take_stops_no_other(hub, lists):
    make_story(live_from=NOW + HOUR, now=NOW, **lists)
    hub.status, hub.about = 400, "/tag/"
    assert "does not take https://magazine.example/tag/boats/feed/rss/: 400" in ping(NOW + HOUR)
    assert hub.heard() == [one for one in ALL if "tag" not in one]
    ping(NOW + 2 * HOUR)
    assert hub.heard() == []


@pytest.mark.parametrize("status", [500, 429, "nonsense"])
def test_a_feed_that_the_hub_fails_at_stops_no_other_and_is_told_again(hub, lists, status):
    make_story(live_from=NOW + HOUR, now=NOW, **lists)
    hub.status, hub.about = status, "/author/"
    with pytest.raises(CommandError, match=r"3 of 12 feeds: .*/author/.*Nothing is lost"):
        ping(NOW + HOUR)
    assert hub.heard() == [one for one in ALL if "author" not in one]
    hub.status = 204
    ping(NOW + 2 * HOUR)
    assert hub.heard() == ALL


def test_what_was_decided_in_the_second_of_the_last_run_is_not_missed(hub, lists):
    ping(NOW + HOUR)
    make_story(live_from=NOW + HOUR, **lists)
    ping(NOW + HOUR + MINUTE)
    assert hub.heard() == ALL


def test_the_first_run_only_begins_to_count(hub, lists):
    FeedHub.objects.all().delete()
    make_story(live_from=NOW - HOUR, **lists)
    ping(NOW)
    assert hub.heard() == [] and FeedHub.objects.get().told_at == NOW


def test_without_a_hub_nobody_is_told(hub, settings):
    settings.FEED_HUB = ""
    assert "nobody to tell" in ping(NOW + HOUR)
