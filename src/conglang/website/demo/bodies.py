"""From the light marks of the data files to the blocks of an article's body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

HEADING = re.compile(r"^(#{2,3}) (.+)$")
BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")


def as_html(text: str) -> str:
    """Rich text from paragraphs, ``## `` headings, ``- `` lists, ``**bold**`` and links."""
    lines = [line.strip() for line in text.strip().splitlines()]
    groups = groupby(lines, key=_kind)
    return "".join(_group(kind, list(members)) for kind, members in groups)


def _kind(line: str) -> str:
    if not line:
        return "gap"
    heading = HEADING.match(line)
    if heading:
        return f"h{len(heading[1])}"
    return "list" if line.startswith("- ") else "text"


def _group(kind: str, lines: list[str]) -> str:
    if kind == "gap":
        return ""
    if kind == "list":
        return f"<ul>{''.join(f'<li>{_inline(line[2:])}</li>' for line in lines)}</ul>"
    if kind == "text":
        return f"<p>{_inline(' '.join(lines))}</p>"
    return "".join(f"<{kind}>{_inline(line.lstrip('# '))}</{kind}>" for line in lines)


def _inline(text: str) -> str:
    marked = BOLD.sub(r"<b>\1</b>", escape(text, quote=False))
    return LINK.sub(r'<a href="\2">\1</a>', marked)


def as_stream(
    key: str, blocks: Iterable[Mapping[str, Any]], pictures: Mapping[str, int]
) -> list[dict[str, Any]]:
    """Stream data of a body. pictures: scene to id.

    Ids come from ``key`` and content, so that two revisions of a text can be compared.
    """
    return [
        {
            "type": block["type"],
            "value": _VALUES[block["type"]](block, pictures),
            "id": _id(key, block),
        }
        for block in blocks
    ]


def _id(key: str, block: Mapping[str, Any]) -> str:
    mark = block.get("scene") or block.get("caption") or block["text"][:40]
    return str(uuid5(NAMESPACE_URL, f"{key}/{block['type']}/{mark}"))


def _photo(block: Mapping[str, Any], pictures: Mapping[str, int]) -> dict[str, Any]:
    told = {name: block[name] for name in ("alt", "caption", "credit")}
    return {"picture": pictures[block["scene"]], **told}


def _table(block: Mapping[str, Any], pictures: Mapping[str, int]) -> dict[str, Any]:
    return {
        "caption": block["caption"],
        "table": {
            "columns": [{"type": "text", "heading": heading} for heading in block["headers"]],
            "rows": [{"values": row} for row in block["rows"]],
        },
    }


_VALUES = {
    "text": lambda block, pictures: as_html(block["text"]),
    "quote": lambda block, pictures: {"text": block["text"], "by": block["by"]},
    "photo": _photo,
    "table": _table,
}
