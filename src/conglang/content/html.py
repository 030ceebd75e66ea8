"""Formatted text as people may write it: a short list of marks, NFC, no invisible characters."""

import nh3

from conglang.core.text import clean

ALLOWED_TAGS = {"p", "br", "h2", "h3", "b", "strong", "i", "em", "ol", "ul", "li", "a", "hr"}
#: Name of a paragraph in the editor: a remark on it is found again by this.
PARAGRAPH_KEY = "data-block-key"
ALLOWED_ATTRIBUTES = {
    "a": {"href", "linktype", "id"},
    **{tag: {PARAGRAPH_KEY} for tag in ("p", "h2", "h3", "li")},
}


def clean_rich_text(html: str) -> str:
    """Keep the allowed marks and drop the rest; the text itself is kept and normalised."""
    return nh3.clean(
        clean(html),
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
