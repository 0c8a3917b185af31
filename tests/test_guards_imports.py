"""The staircase of DESIGN.md: every import points downhill, none hides inside a function, and
what only one module may do is done there alone. The code is read, never run.
"""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# From the top down. A module may import from steps below its own, and from its own package.
STAIRCASE = [
    {"management", "migrations"},
    {"demo"},
    {"urls"},
    {"templatetags.desk"},  # what the desk's own templates ask
    {"admin"},
    {"views", "feeds", "sitemaps", "importers"},
    {"structured_data"},
    {"fronts", "corrections"},
    {"publishing"},
    {"drafting"},
    {"readiness"},
    {"windows", "photo_desk", "front_page", "months"},
    {"credits"},
    {"verbs"},
    {"search"},
    {"models"},
    # Asked by Django, before or beside the models; a template tag is given its objects.
    {"apps", "middleware", "templatetags"},
    {"roles", "caching", "content", "arrangement"},
    {"visibility", "body", "photos", "slugs", "xml", "labels", "languages", "moments"},
]
STEP = {name: number for number, names in enumerate(STAIRCASE) for name in names}

# A module that compares the ends of a window or the birth of an address, and why it may.
COMPARES = {
    "articles.visibility": {
        "version.live_from <= at": "the rule",
        "at < version.live_until": "the rule",
        "'live_from__lte'": "the rule",
        "'live_from__gt'": "the rule",
        "'live_until__gt'": "the rule",
        "'live_until__lte'": "what ended in between",
        "photo.licence_from <= at": "the rule of pictures",
        "at < photo.licence_until": "the rule of pictures",
        "'corrected_at__lte'": "the rule of corrections",
        "'licence_from__lte'": "the rule of pictures",
        "'licence_until__gt'": "the rule of pictures",
        "'licence_until__gte'": "what ends soon",
        "'licence_until__lt'": "what ends soon",
        "'licence_from__gt'": "what begins later",
    },
    "articles.models.photo": {
        "'licence_until__gt'": "the constraint that a licence begins before it ends",
    },
    "articles.models.address": {
        "'since__lte'": "the rule of addresses: before this moment one answers nobody",
    },
    "articles.models.version": {
        "'live_until__gt'": "the constraint that a window begins before it ends",
    },
    "articles.models.front": {
        "'live_until__gt'": "the constraint that a window begins before it ends",
    },
    "articles.fronts": {
        "until > following.live_from": "an end after the next beginning is refused",
    },
    "articles.windows": {
        "'live_until__lte'": "which windows have passed: they are dropped",
        "'live_from__lte'": "where readers last knew the story to stand",
        "'since__lte'": "the same, where no window is left",
        "'live_from__gt'": "which window follows the new one",
        "'since__gt'": "which addresses are provisional",
        "'live_from__lt'": "where the story will stand just before a new window",
        "start < address.since": "who stands at an address first",
    },
    "articles.publishing": {
        "until <= last.live_from": "an end before the last beginning is refused",
        "'live_from__lt'": "what begins before an embargo ends",
        "live.live_from < now": "a window withdrawn in its first second is dropped, not cut",
    },
}
_MOMENTS = "live_from|live_until|since|licence_from|licence_until|corrected_at"
_LOOKUP = re.compile(rf"(?:{_MOMENTS})__(?:lte?|gte?|range|date)")


def modules(folder="articles"):
    """Dotted name to syntax tree, of every module below `folder`."""
    trees = {}
    for path in sorted((ROOT / folder).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        trees[name.removesuffix(".__init__")] = ast.parse(path.read_text(encoding="utf-8"))
    return trees


ARTICLES = modules()
NEWSROOM = modules("newsroom")


def imports(name, trees):
    """The modules of `trees` that `name` imports, each with the line."""
    is_package = any(other.startswith(f"{name}.") for other in trees)
    for node in ast.walk(trees[name]):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = name.split(".")
            up = parts[: len(parts) - node.level + is_package] if node.level else []
            module = ".".join([*up, *filter(None, [node.module])])
            for alias in node.names:
                inner = f"{module}.{alias.name}"
                yield inner if inner in trees or module == "articles" else module, node.lineno


def step(name):
    """The step on which a module stands, by its own name or by that of its package; or None."""
    parts = name.split(".")[1:]
    return STEP.get(".".join(parts), STEP.get(".".join(parts[:1])))


def climbing(trees):
    """Every import that points uphill, or into a module that has no place on the staircase."""
    for name in trees:
        for target, line in imports(name, trees):
            if not f"{target}.".startswith("articles.") or name == "articles":
                continue
            here, there = step(name), step(target)
            is_at_home = name.split(".")[1] == target.split(".")[1] and here == there
            if there is None or (here >= there and not is_at_home):
                yield f"{name}, line {line}: {target}"


def hidden(trees):
    """Every import inside a function, and every module fetched by its name."""
    for name, tree in trees.items():
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                for node in ast.walk(function):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        yield f"{name}, line {node.lineno}"
            if isinstance(function, ast.Call):
                called = ast.unparse(function.func).rpartition(".")[2]
                if called in {"import_module", "import_string", "__import__"}:
                    yield f"{name}, line {function.lineno}"


def cycles(trees):
    """Every module that can reach itself by its imports."""
    graph = {name: {to for to, _ in imports(name, trees)} & set(trees) for name in trees}
    for name in graph:
        seen, todo = set(), set(graph[name])
        while todo:
            seen |= todo
            todo = {to for one in todo for to in graph[one]} - seen
        if name in seen:
            yield name


def comparisons(tree):
    """Every comparison of a window's or an address's moments: in Python, or as a lookup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            for left, how, right in zip(sides, node.ops, sides[1:], strict=False):
                text = ast.unparse(ast.Compare(left, [how], [right]))
                named = re.search(rf"\.(?:{_MOMENTS})\b", text)
                if named and isinstance(how, ast.Lt | ast.LtE | ast.Gt | ast.GtE):
                    yield text
        words = node.arg if isinstance(node, ast.keyword) else getattr(node, "value", None)
        if isinstance(words, str):
            yield from (f"'{lookup}'" for lookup in _LOOKUP.findall(words))


def uses(tree, *names):
    """Whether one of `names` is used anywhere, imported under another name or not."""
    for node in ast.walk(tree):
        words = [getattr(node, field, None) for field in ("id", "attr", "name")]
        if set(words) & set(names):
            return True
    return False


def parsed(**sources):
    return {name.replace("__", "."): ast.parse(text) for name, text in sources.items()}


def test_every_module_has_a_place_on_the_staircase():
    """A new one at the top level is put on its step above, by hand."""
    assert not [name for name in ARTICLES if name.count(".") and step(name) is None]


def test_every_import_points_downhill():
    assert not list(climbing(ARTICLES))


def test_no_import_hides_inside_a_function():
    assert not list(hidden(ARTICLES))


def test_no_import_goes_round_in_a_circle():
    assert not list(cycles(ARTICLES | NEWSROOM))


def test_the_nouns_never_import_their_own_index():
    """It imports them all: that would be a circle that happens to work."""
    nouns = [name for name in ARTICLES if name.startswith("articles.models.")]
    assert not [n for n in nouns if "articles.models" in dict(imports(n, ARTICLES))]


@pytest.mark.parametrize(
    "low", ["body", "photos", "content", "visibility", "slugs", "xml", "moments"]
)
def test_the_low_steps_know_no_model(low):
    trees = {n: tree for n, tree in ARTICLES.items() if n.split(".")[1:2] == [low]}
    assert trees
    for name in trees:
        assert not [to for to, _ in imports(name, ARTICLES) if "models" in to.split(".")[1:2]]
    assert not [name for name, tree in trees.items() if uses(tree, "get_model", "get_user_model")]


def test_the_project_knows_the_domain_only_by_dotted_strings():
    for name in NEWSROOM:
        assert not [to for to, _ in imports(name, NEWSROOM) if to.split(".")[0] == "articles"]


def test_imports_are_absolute_outside_the_drawn_pictures():
    relative = {
        name
        for name, tree in (ARTICLES | NEWSROOM).items()
        if any(isinstance(node, ast.ImportFrom) and node.level for node in ast.walk(tree))
    }
    assert not [name for name in relative if not name.startswith("articles.demo.pictures")]


def test_only_bodies_pictures_and_structured_data_are_marked_as_safe():
    trees = (ARTICLES | NEWSROOM).items()
    marks = ("mark_safe", "SafeString", "SafeText", "SafeData", "html_safe", "__html__")
    assert {name for name, tree in trees if uses(tree, *marks)} == {
        "articles.body.render",
        "articles.templatetags.newsroom",  # what photos/markup.py has escaped
        "articles.structured_data",  # a data block, with all that could end it escaped
    }


def test_no_template_switches_escaping_off():
    unsafe = re.compile(r"\|\s*safe(?:seq)?\b|autoescape\s+off")
    pages = [p for p in ROOT.glob("templates/**/*") if p.is_file()]
    assert pages
    assert not [p for p in pages if unsafe.search(p.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_the_moments_of_a_window_are_compared_in_visibility_alone(name):
    """Or at a spot that is listed above with its reason."""
    if "migrations" not in name:
        assert set(comparisons(ARTICLES[name])) == set(COMPARES.get(name, {}))


def test_the_list_of_spots_names_only_modules_that_are_there():
    assert set(COMPARES) <= set(ARTICLES)


# The guard itself: it must be able to fail.


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("articles.models.photo", "from articles import publishing"),
        ("articles.models.photo", "import articles.views.home"),
        ("articles.windows", "from articles.publishing import publish"),
        ("articles.visibility", "from articles.models import Version"),
        ("articles.visibility", "from articles.slugs import readable_slug"),
        ("articles.views.home", "from articles import feeds"),
        ("articles.templatetags.newsroom", "from articles.models import Photo"),
        ("articles.views.home", "from articles.attic import thing"),
        ("articles.body.text", "from ..models import Photo"),
        ("articles.body.text", "if TYPE_CHECKING:\n    from articles.models import Photo"),
    ],
)
def test_the_guard_sees_an_import_uphill(module, source):
    assert list(climbing({**ARTICLES, module: ast.parse(source)}))


@pytest.mark.parametrize(
    "source",
    [
        "def late():\n    import articles.views",
        "async def late():\n    if True:\n        from articles import views",
        "class A:\n    def late(self):\n        def later():\n            import os",
        "views = importlib.import_module('articles.views')",
    ],
)
def test_the_guard_sees_a_hidden_import(source):
    assert list(hidden(parsed(articles__models=source)))


def test_the_guard_sees_a_circle():
    trees = parsed(articles__a="from articles import b", articles__b="import articles.a")
    assert list(cycles(trees)) == ["articles.a", "articles.b"]


@pytest.mark.parametrize(
    "source",
    [
        "if version.live_from <= at: pass",
        "late = at > self.live_until",
        "start < until <= last.live_from",
        "versions.filter(live_from__lte=at)",
        "Q(versions__live_until__gt=at)",
        "Q(**{f'{through}live_from__lt': at})",
        "Address.objects.filter(since__lte=at)",
    ],
)
def test_the_guard_sees_a_comparison_of_moments(source):
    assert list(comparisons(ast.parse(source)))


@pytest.mark.parametrize("source", ["mark_safe(x)", "from a import mark_safe as m", "a.mark_safe"])
def test_the_guard_sees_text_marked_as_safe(source):
    assert uses(ast.parse(source), "mark_safe")
