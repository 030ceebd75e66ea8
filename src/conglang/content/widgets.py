"""The editor of formatted text, with a name that a screen reader says."""

from __future__ import annotations

from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextAreaAdapter
from wagtail.admin.telepath import register


class NamedRichTextArea(DraftailRichTextArea):
    """Wagtail gives the box of text no name; Draftail takes one as an option."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options["ariaLabel"] = "Nội dung đoạn văn"


register(DraftailRichTextAreaAdapter(), NamedRichTextArea)
