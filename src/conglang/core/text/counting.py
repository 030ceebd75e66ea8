"""Words as offices count them: what stands between two spaces."""

import re

_COUNTED = re.compile(r"\S*[^\W_]\S*")


def count_words(s: str) -> int:
    """Return the number of words; a dash or bullet alone is not a word."""
    return sum(1 for _ in _COUNTED.finditer(s))


def truncate_words(s: str, count: int) -> str:
    """Return the first ``count`` words, with "…" if anything was left out."""
    text = s.strip()
    found = list(_COUNTED.finditer(text))
    if len(found) <= count:
        return text
    end = found[count - 1].end() if count > 0 else 0
    return text[:end].rstrip(" ,;:.-–") + "…"
