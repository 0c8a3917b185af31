"""What pages tell machines, taken out with extruct as others do: the rules of STANDARDS 1.1, 1.3,
1.4 and 2.1, letter and number. Pictures are opened, so that what is said of them is true.
"""

import re
from io import BytesIO

import extruct
from PIL import Image

RECOMMENDED = (
    "author",
    "dateModified",
    "datePublished",
    "headline",
    "mainEntityOfPage",
    "publisher",
)
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)")
FEWEST = 50_000  # pixels of a picture for search engines
STORY = ("NewsArticle", "SatiricalArticle", "AdvertiserContentArticle")
RATIOS = (16 / 9, 4 / 3, 1)
RIGHTS = ("creator", "creditText", "copyrightNotice", "license")
HEAVIEST_CARD = 600_000  # bytes
CLEAR_OF = 300_000  # bytes of HTML that a messenger reads


def wrong_data(found, kind_of):
    """`found` is a crawl, `kind_of` names the kind of page at a path."""
    judges = {"article": wrong_story, "home": wrong_front_page, "author": wrong_profile}
    for page in found.pages:
        if page.status != 200:
            continue
        kind, data = kind_of(page.path), told(page)
        faults = [*wrong_pictures(found, page, data), *_empty(data["graph"], "graph")]
        if kind in judges:
            faults += judges[kind](found, page, data)
            faults += wrong_card(found, page, data)
        yield from (f"{page.path}: {fault}" for fault in faults)


def told(page) -> dict:
    """What extruct finds: the nodes of the JSON-LD, and Open Graph as name and text."""
    taken = extruct.extract(page.body.decode(), page.path, syntaxes=["json-ld", "opengraph"])
    properties = [pair for one in taken["opengraph"] for pair in one["properties"]]
    graph = [node for block in taken["json-ld"] for node in block.get("@graph", [block])]
    return {"graph": graph, "properties": properties}


def wrong_story(found, page, data):
    article = yield from _the_one(data, *STORY)
    if not article:
        return
    yield from (f"the story has no {name}" for name in RECOMMENDED if not article.get(name))
    h1 = page.all("string(//h1)").strip()
    if article.get("headline") != h1:
        yield f"the headline is told as “{article.get('headline')}”, and reads “{h1}”"
    yield from _wrong_dates(page, article)
    yield from _wrong_authors(found, page, article)
    yield from _wrong_shapes(found, page, article)
    yield from _wrong_trail(found, page, data)


def _wrong_dates(page, article):
    dates = [article.get("datePublished", ""), article.get("dateModified", "")]
    yield from (f"the date {one!r} has no zone" for one in dates if not DATE.fullmatch(one))
    if dates != sorted(dates):
        yield "it was modified before it was published"
    visible = page.all("//*[contains(@class, 'byline')]//time/@datetime")
    if list(dict.fromkeys(visible)) != list(dict.fromkeys(dates)):
        yield f"readers see the dates {visible}, machines {dates}"


def _wrong_authors(found, page, article):
    authors = article.get("author", [])
    for one in authors:
        name = one.get("name", "")
        if one.get("@type") not in ("Person", "Organization"):
            yield f"the author {name} is a {one.get('@type')}"
        if not name or "," in name or " and " in name or name.lower().startswith("by "):
            yield f"“{name}” is not the name of one author"
        if found.end(found.local(one.get("url", "")) or "/no-such-page/").status != 200:
            yield f"the author {name} has no page at {one.get('url')}"
    links = [found.base + one for one in page.all("//a[@rel='author']/@href")]
    if [one.get("url") for one in authors] != links:
        yield f"readers see {len(links)} authors, machines {len(authors)}, or others"


def _wrong_shapes(found, page, article):
    """Three shapes of a picture of enough pixels, wherever the page shows one."""
    shown = page.all("//article[contains(@class, 'story')]//figure//picture/img")
    pixels = [int(one.get("width")) * int(one.get("height")) for one in shown]
    images = article.get("image", [])
    if not images and pixels and pixels[0] >= FEWEST:
        yield "the story has no image, and readers see one"
    ratios = set()
    for address in images:
        with _opened(found, address) as image:
            if image.width * image.height < FEWEST:
                yield f"{address} has {image.width} × {image.height} pixels"
            ratio = image.width / image.height
        ratios |= {one for one in RATIOS if abs(ratio - one) <= one / 100}
    if len(images) >= len(RATIOS) and len(ratios) < len(RATIOS):
        yield "its images do not have the shapes 16:9, 4:3 and 1:1"


def _wrong_trail(found, page, data):
    trail = yield from _the_one(data, "BreadcrumbList")
    items = trail.get("itemListElement", []) if trail else []
    if [one.get("position") for one in items] != list(range(1, len(items) + 1)):
        yield "the places of the trail are not 1, 2, 3 ..."
    for one in items:
        if found.end(found.local(one.get("item", "")) or "/no-such-page/").status != 200:
            yield f"the trail leads to {one.get('item')}, which does not answer"
        if " ".join(one.get("name", "").split()) not in _text(page):
            yield f"the trail says “{one.get('name')}”, and the page does not"


def wrong_front_page(found, page, data):
    site = yield from _the_one(data, "WebSite")
    house = yield from _the_one(data, "NewsMediaOrganization")
    for node in filter(None, (site, house)):
        if not node.get("name") or node.get("url") != f"{found.base}/":
            yield f"{node['@type']} has no name, or not the address of the front page"
    for name, value in (house or {}).items():
        path = found.local(value) if isinstance(value, str) else ""
        if path and found.end(path).status != 200:
            yield f"{name} leads to {path}, which does not answer"
    logo = (house or {}).get("logo")
    if logo:
        with _opened(found, logo["url"]) as image:
            if min(image.size) < 112:
                yield f"the logo has {image.width} × {image.height} pixels"
    icon = page.all("//link[@rel='icon']/@href")[0]
    with _opened(found, found.base + icon) as icon:
        if icon.width != icon.height or icon.width <= 48:
            yield f"the icon has {icon.width} × {icon.height} pixels"


def wrong_profile(found, page, data):
    profile = yield from _the_one(data, "ProfilePage")
    person = (profile or {}).get("mainEntity", {})
    if person.get("@type") != "Person" or person.get("name") != page.all("string(//h1)").strip():
        yield "ProfilePage is not about the person that the page names"
    if address := person.get("image"):
        _opened(found, address).close()


def wrong_pictures(found, page, data):
    """Each picture of a story is told, with its rights, and what is told is on the page."""
    images = [node for node in data["graph"] if node.get("@type") == "ImageObject"]
    addresses = {node.get("contentUrl") for node in images}
    text = _text(page)
    for node in images:
        address = node.get("contentUrl", "")
        if not any(node.get(name) for name in RIGHTS):
            yield f"{address} has neither creator nor credit, notice or licence"
        if found.fetch(found.local(address) or "/no-such-page/").status != 200:
            yield f"the picture {address} does not answer"
        if " ".join(node.get("creditText", "").split()) not in text:
            yield f"the credit “{node['creditText']}” is not on the page"
    for img in page.all("//figure//picture/img/@src"):
        if found.base + img not in addresses:
            yield f"nothing is told of the picture {img}"


def wrong_card(found, page, data):
    """What a shared link shows."""
    card = dict(reversed(data["properties"]))
    yield from (
        f"og:{name} is missing" for name in ("title", "type", "url") if not card.get(f"og:{name}")
    )
    if card.get("og:url") not in page.all("//link[@rel='canonical']/@href"):
        yield "og:url is not the canonical address"
    address = card.get("og:image")
    if not address:
        return
    answer = found.fetch(found.local(address) or "/no-such-page/")
    with _opened(found, address) as image:
        declared = (card.get("og:image:width"), card.get("og:image:height"))
        if declared != (str(image.width), str(image.height)):
            yield f"og:image is {image.size}, and is declared as {declared}"
    if len(answer.body) >= HEAVIEST_CARD:
        yield f"og:image has {len(answer.body):,} bytes"
    if page.body.index(b"og:image") > CLEAR_OF:
        yield "og:image stands too far down"


def _the_one(data, *kinds):
    """The only node of one of these kinds, which may be of a narrower kind too."""
    nodes = [node for node in data["graph"] if {*_kinds(node)} & {*kinds}]
    if len(nodes) != 1:
        yield f"there are {len(nodes)} of {' or '.join(kinds)}, not one"
    return nodes[0] if nodes else None


def _kinds(node) -> list[str]:
    kind = node.get("@type", [])
    return [kind] if isinstance(kind, str) else kind


def _text(page) -> str:
    """What readers see, without what machines are told."""
    return " ".join("".join(page.all("//body//text()[not(ancestor::script)]")).split())


def _opened(found, address):
    return Image.open(BytesIO(found.fetch(found.local(address)).body))


def _empty(node, where):
    """What is said and says nothing."""
    if node in ("", None, {}):
        yield f"{where} is empty"
    items = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node if isinstance(node, list) else [])
    )
    for key, value in items:
        yield from _empty(value, f"{where}.{key}")
