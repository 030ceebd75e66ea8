"""Vietnamese text: cleaning, folding, slugs, order, counting, highlighting.

Outside code imports from here; the modules below are arranged for reading, not for use.
"""

from conglang.core.text.cleaning import clean, nfc
from conglang.core.text.counting import count_words, truncate_words
from conglang.core.text.differences import (
    Paragraph,
    Piece,
    compare_paragraphs,
    compare_words,
)
from conglang.core.text.folding import fold, fold_same_length, words
from conglang.core.text.legacy import from_tcvn3, from_vni, looks_legacy
from conglang.core.text.marking import highlight, snippet
from conglang.core.text.slugs import slug, unique_slug
from conglang.core.text.sorting import sort_key
from conglang.core.text.spelling import exact, iy_key, tone_variant_key

__all__ = [
    "Paragraph",
    "Piece",
    "clean",
    "compare_paragraphs",
    "compare_words",
    "count_words",
    "exact",
    "fold",
    "fold_same_length",
    "from_tcvn3",
    "from_vni",
    "highlight",
    "iy_key",
    "looks_legacy",
    "nfc",
    "slug",
    "snippet",
    "sort_key",
    "tone_variant_key",
    "truncate_words",
    "unique_slug",
    "words",
]
