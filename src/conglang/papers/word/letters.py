"""The letters of a paragraph: old encodings, marks torn from their letters, spaces, bullets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from conglang.core.text import clean, from_tcvn3, from_vni, looks_legacy
from conglang.core.text.legacy import VNI_BASES, VNI_MARKS, Legacy, has_tells, legacy_font
from conglang.papers.word.inline import Span, Story

_BULLETS = re.compile("^[\\s\ue000-\uf8ff\u2022\u25cf\u25aa\u25e6\u2023]+")


def tidy(spans: list[Span], story: Story) -> list[Span]:
    """Unicode, NFC, single spaces, equal neighbours joined; no font is left."""
    spans = _whole_letters(_in_unicode(_whole_letters(spans), story))
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and replace(last, text="") == replace(span, text=""):
            joined[-1] = replace(last, text=last.text + span.text)
        else:
            joined.append(span)
    return _trimmed([replace(each, text=clean(each.text)) for each in joined])


def _whole_letters(spans: list[Span]) -> list[Span]:
    """A mark goes to its letter where Word has put a border of looks between them."""
    whole: list[Span] = []
    for span in spans:
        if whole:
            count = _marks_at_the_start(span, whole[-1])
            whole[-1] = replace(whole[-1], text=whole[-1].text + span.text[:count])
            span = replace(span, text=span.text[count:])
        if span.text:
            whole.append(span)
    return whole


def _marks_at_the_start(span: Span, before: Span) -> int:
    if (
        legacy_font(span.font) == legacy_font(before.font) == "vni"
        and before.text[-1:] in VNI_BASES
        and span.text[:1] in VNI_MARKS
    ):
        return 1
    count = 0
    while count < len(span.text) and unicodedata.combining(span.text[count]):
        count += 1
    return count


def _in_unicode(spans: list[Span], story: Story) -> list[Span]:
    unnamed = "".join(span.text for span in spans if not legacy_font(span.font))
    guess = looks_legacy(unnamed)
    if not guess and story.suspect and has_tells(unnamed, story.suspect):
        guess = story.suspect
    converted = []
    for span in spans:
        named = looks_legacy(span.text, span.font) if legacy_font(span.font) else ""
        old = named or ("" if legacy_font(span.font) else guess)
        text = _unicode_of(span, old)
        if text != span.text:
            story.notes.add(old if named else "legacy_guess")
        converted.append(replace(span, text=text, font="", size=0))
    return converted


def _unicode_of(span: Span, old: Legacy) -> str:
    if old == "tcvn3":
        return from_tcvn3(span.text, capitals=span.font.strip().upper().endswith("H"))
    return from_vni(span.text) if old == "vni" else span.text


def _trimmed(spans: list[Span]) -> list[Span]:
    tight: list[Span] = []
    for span in spans:
        text = re.sub(r" *\n *", "\n", re.sub(r"[ \t]+", " ", span.text))
        before = tight[-1].text[-1:] if tight else "\n"
        if before in {" ", "\n"}:
            text = text.lstrip(" " if tight else None)
        if text:
            tight.append(replace(span, text=text))
    while tight and not (text := tight[-1].text.rstrip()):
        tight.pop()
    if tight:
        tight[-1] = replace(tight[-1], text=tight[-1].text.rstrip())
    return tight


def without_bullet(spans: list[Span]) -> list[Span] | None:
    """The spans after a bullet that somebody typed; None where there is none."""
    if not spans or legacy_font(spans[0].font):
        return None  # the same character may be a letter
    found = _BULLETS.match(spans[0].text)
    if not found or not found[0].strip():
        return None
    return [replace(spans[0], text=spans[0].text[found.end() :]), *spans[1:]]
