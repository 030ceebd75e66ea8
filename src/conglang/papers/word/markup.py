"""Words with their marks as HTML: bold, italic, links, nested lists."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from conglang.papers.word.body import Paragraph
from conglang.papers.word.inline import Span
from conglang.papers.word.styles import Mark

_DEEPEST_LIST = 3


@dataclass(slots=True)
class Item:
    """A line of a list."""

    paragraph: Paragraph
    mark: Mark


def html_of(spans: list[Span]) -> str:
    """Spans as HTML: b, i, a, br."""
    return "".join(_span_html(span) for span in spans)


def _span_html(span: Span) -> str:
    made = escape(span.text, quote=False).replace("\n", "<br/>")
    if not span.text.strip():
        return made
    for wanted, tag in ((span.italic, "i"), (span.bold, "b")):
        if wanted:
            made = f"<{tag}>{made}</{tag}>"
    return f'<a href="{escape(span.href)}">{made}</a>' if span.href else made


def list_html(items: list[Item]) -> str:
    """Nested lists; where a web list would show other numbers, the numbers stay as text."""
    if not _numbers_hold(items):
        return "".join(
            f"<p>{escape(f'{item.mark.label} ' if item.mark.label else '', quote=False)}"
            f"{html_of(item.paragraph.spans)}</p>"
            for item in items
        )
    made, open_tags = "", list[str]()
    for item in items:
        tag, depth = ("ol" if item.mark.ordered else "ul"), min(item.mark.level, _DEEPEST_LIST) + 1
        depth = min(depth, len(open_tags) + 1)
        while len(open_tags) > depth or (len(open_tags) == depth and open_tags[-1] != tag):
            made += f"</li></{open_tags.pop()}>"
        if len(open_tags) == depth:
            made += "</li><li>"
        else:
            open_tags.append(tag)
            made += f"<{tag}><li>"
        made += html_of(item.paragraph.spans)
    return made + "".join(f"</li></{tag}>" for tag in reversed(open_tags))


def _numbers_hold(items: list[Item]) -> bool:
    ordered = [item.mark for item in items if item.mark.ordered]
    if any(not mark.plain for mark in ordered):
        return False
    expected: dict[int, int] = {}
    for item in items:
        mark = item.mark
        expected = {level: count for level, count in expected.items() if level <= mark.level}
        if not mark.ordered:
            expected.pop(mark.level, None)
            continue
        expected[mark.level] = expected.get(mark.level, 0) + 1
        if mark.number != expected[mark.level]:
            return False
    return True
