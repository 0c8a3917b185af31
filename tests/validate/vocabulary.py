"""What pages tell machines, compiled against schema.org's vocabulary (schema-dts): a word that it
does not know, or a kind of value that it does not want, is an error.
"""

import json
import re
import subprocess

from tests.validate.structured_data import told
from tests.validate.tools import MODULES, TSC

PLANTED = {"@type": "NewsArticle", "headlin": "A misspelt word, which must be found"}


def wrong_words(found, folder):
    """`found` is a crawl. What differs in its words alone is compiled once."""
    nodes = {"planted": ("planted", PLANTED)}
    for page in found.pages:
        for node in told(page)["graph"] if page.status == 200 else []:
            nodes.setdefault(json.dumps(_shape(node)), (page.path, _as_compiled(node)))
    lines = ['import type { Graph } from "schema-dts";', "export const graphs: Graph[] = ["]
    for _path, node in nodes.values():
        lines.append(json.dumps({"@context": "https://schema.org", "@graph": [node]}) + ",")
    paths = ["", "", *(path for path, _node in nodes.values()), ""]
    said = [
        f"{paths[int(line) - 1] if line else 'tsc'}: {words[:300]}"
        for line, words in _compiled([*lines, "];", ""], folder)
    ]
    planted = [one for one in said if one.startswith("planted: ")]
    yield from (one for one in said if one not in planted)
    if not planted:
        yield "the compiler does not find a misspelt word"


def _compiled(lines, folder) -> list[tuple[str, str]]:
    """(number of the line, what is wrong in it) of everything that tsc says."""
    (folder / "structured_data.ts").write_text("\n".join(lines))
    options = {"strict": True, "noEmit": True, "skipLibCheck": True, "moduleResolution": "node"}
    options |= {"paths": {"schema-dts": [str(MODULES / "schema-dts")]}, "types": []}
    settings = {"compilerOptions": options, "files": ["structured_data.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(settings))
    run = subprocess.run(["node", TSC, "-p", folder], capture_output=True, text=True)
    return re.findall(r"(?m)^(?:\S*\.ts\((\d+),\d+\): )?(error.*)", run.stdout)


def _shape(node):
    """A node without its words, but for what says which kind it is."""
    if isinstance(node, dict):
        return {key: node[key] if key == "@type" else _shape(node[key]) for key in sorted(node)}
    if isinstance(node, list):
        return sorted({json.dumps(_shape(one)) for one in node})
    return type(node).__name__


def _as_compiled(node):
    """What JSON-LD may say and these types cannot: two kinds at once (the narrower is taken), and
    a source of pictures by IPTC's address, which is how Google reads it.
    """
    if isinstance(node, list):
        return [_as_compiled(one) for one in node]
    if not isinstance(node, dict):
        return node
    node = {key: _as_compiled(value) for key, value in node.items()}
    if isinstance(node.get("@type"), list):
        node["@type"] = node["@type"][-1]
    if "digitalSourceType" in node:
        node["digitalSourceType"] = {"@id": node["digitalSourceType"]}
    return node
