"""The site as a search engine finds it: from robots.txt through the maps and every link."""

import re
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from lxml import etree, html

HEAVIEST = 200_000  # bytes of one page
LINKS = "//a/@href | //link/@href | //img/@src | //form[not(@method='post')]/@action"
CANONICAL = "//link[@rel='canonical']/@href"
ROBOTS = "//meta[@name='robots']/@content"
LARGE = "max-image-preview:large"
NOTHING = (  # a page that says "not found" must say so in its status too
    "/no-such-page/",
    "/section/no-such-section/",
    "/tag/no-such-tag/",
    "/author/no-such-author/",
    "/credit/99999/",
    "/2025/01/01/no-such-story/",
    "/1999/",
    "/section/no-such-section/feed/rss/",
    "/sitemap-pages-99.xml",
)


@dataclass(frozen=True)
class Answer:
    """What was answered to one question."""

    path: str
    status: int
    headers: dict
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def is_page(self) -> bool:
        return self.type == "text/html" and bool(self.body)

    @cached_property
    def tree(self):
        return html.document_fromstring(self.body.decode())

    def all(self, xpath) -> list:
        return self.tree.xpath(xpath) if self.is_page else []

    @cached_property
    def is_for_search(self) -> bool:
        robots = ",".join([*self.all(ROBOTS), self.headers.get("x-robots-tag", "")])
        return self.status == 200 and self.is_page and "noindex" not in robots


@dataclass
class Crawl:
    """Everything that was found below `base`, and who led to it."""

    base: str
    answers: dict[str, Answer] = field(default_factory=dict)
    led_by: dict[str, set] = field(default_factory=lambda: defaultdict(set))
    mapped: set = field(default_factory=set)  # paths that a map names

    @property
    def pages(self) -> list[Answer]:
        return [one for one in self.answers.values() if one.is_page]

    def local(self, address) -> str:
        """The path of an address of this site; "" for any other."""
        address = urldefrag(address).url
        parts = urlsplit(address)
        if not address.startswith(self.base + "/"):
            return ""
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def fetch(self, path) -> Answer:
        """Ask once, and remember."""
        if path not in self.answers:
            self.answers[path] = ask(self.base, path)
        return self.answers[path]

    def end(self, path) -> Answer:
        """What answers after one redirect."""
        answer = self.fetch(path)
        if answer.status in (301, 302, 307, 308):
            return self.fetch(self.local(urljoin(self.base + path, answer.headers["location"])))
        return answer


def ask(base, path) -> Answer:
    """One question, without following where the answer leads."""
    connection = HTTPConnection(urlsplit(base).netloc, timeout=60)
    connection.request("GET", path, headers={"User-Agent": "Newsroom-validate (like Googlebot)"})
    response = connection.getresponse()
    headers = {name.lower(): value for name, value in response.getheaders()}
    answer = Answer(path, response.status, headers, response.read())
    connection.close()
    return answer


def crawl(base, *, also=()) -> Crawl:
    """Read robots.txt and whatever can be reached from it and from the front page; and `also`
    these paths, which nothing leads to.
    """
    found = Crawl(base)
    robots = RobotFileParser()
    rules = found.fetch("/robots.txt").body.decode()
    robots.parse(rules.splitlines())
    maps = [found.local(line) for line in re.findall(r"(?m)^Sitemap: (\S+)$", rules)]
    waiting = dict.fromkeys(["/", *maps, *also])
    with ThreadPoolExecutor(3) as pool:
        while waiting:
            answers = list(pool.map(found.fetch, waiting))
            waiting = {}
            for answer in answers:
                for path in _led_to(found, answer) - {answer.path}:
                    found.led_by[path].add(answer.path)
                    if path not in found.answers and robots.can_fetch("*", base + path):
                        waiting[path] = None
    return found


def _led_to(found, answer) -> set[str]:
    here = found.base + answer.path
    if 300 <= answer.status < 400:
        addresses = [answer.headers["location"]]
    elif answer.type == "application/xml" and answer.status == 200:
        addresses = etree.fromstring(answer.body).xpath("//*[local-name()='loc']/text()")
        found.mapped.update(path for path in map(found.local, addresses) if path[-4:] != ".xml")
    else:
        addresses = answer.all(LINKS)
    return {path for one in addresses if (path := found.local(urljoin(here, one)))}


# What is wrong.


def broken_links(found):
    for path, from_ in sorted(found.led_by.items()):
        answer = found.answers.get(path)
        if answer is not None and (status := found.end(path).status) != 200:
            yield f"{path} answers {status}; {min(from_)} leads to it."


def wrong_fragments(found):
    for page in found.pages:
        there = {*page.all("//@id"), "", "top"}
        for mark in {one[1:] for one in page.all("//a/@href") if one.startswith("#")} - there:
            yield f"{page.path} leads to #{mark}, which is not there."


def wrong_canonicals(found):
    for page in found.pages:
        told = page.all(CANONICAL)
        if not page.is_for_search:
            if page.status != 200 and told:
                yield f"{page.path} answers {page.status} and has a canonical address."
            continue
        is_elsewhere = len(told) == 1 and not found.local(told[0]) and page.path not in found.mapped
        if told != [found.base + page.path] and not is_elsewhere:
            yield f"{page.path} has the canonical addresses {told}."
        for path in filter(None, map(found.local, told)):
            if found.fetch(path).status != 200:
                yield f"{page.path}: its canonical {path} does not answer."


def wrong_robots(found, kind_of):
    """`kind_of` names the kind of page at a path."""
    for page in found.pages:
        told = page.all(ROBOTS)
        is_result = kind_of(page.path) == "search" and "?" in page.path
        hidden = is_result or page.status != 200 or page.path.startswith("/accounts/")
        is_empty = "This page is still to be written." in page.body.decode()
        wanted = ["noindex"] if hidden or is_empty else [LARGE]
        if kind_of(page.path) == "article" and page.status == 200:
            wanted = [LARGE] if page.path in found.mapped else [LARGE, "noindex"]
        if len(told) != 1 or told[0] not in wanted:
            yield f"{page.path} tells robots {told}, not {' or '.join(wanted)}."


def wrong_in_maps(found):
    if not found.mapped:
        yield "No map names any page."
    for path in sorted(found.mapped):
        answer = found.fetch(path)
        if answer.status != 200:
            yield f"A map names {path}, which answers {answer.status}."
        elif answer.is_page and not answer.is_for_search:
            yield f"A map names {path}, which wants not to be found."
        elif answer.is_page and answer.all(CANONICAL) != [found.base + path]:
            yield f"A map names {path}, which is not its canonical address."


def soft_404s(found):
    for path in NOTHING:
        if (status := found.fetch(path).status) != 404:
            yield f"{path} answers {status}, not 404."


def too_heavy(found):
    for page in found.pages:
        if len(page.body) > HEAVIEST:
            yield f"{page.path} has {len(page.body):,} bytes of HTML."


def never_seen(found, names, kind_of):
    """Kinds of addresses (`names`) that were nowhere found."""
    seen = {kind_of(one.path) for one in found.answers.values() if one.status == 200}
    return [f"No address of the kind “{name}” was found." for name in names if name not in seen]
