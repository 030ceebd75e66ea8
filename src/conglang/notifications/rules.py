"""When a letter is tried again, when it is given up, and what a template may say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from conglang.core.errors import Refusal

#: Pauses after the first, second … failed attempt; after the last one the letter is given up.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
)
MOST_ATTEMPTS = len(WAITS) + 1
"""Nine attempts within about two days; then the letter is given up and people are told."""

OLD_AFTER = timedelta(days=3)
"""A letter older than this is not sent any more: its news stands in the person's inbox.

Longer than all pauses together, so only letters that could not be tried grow old.
"""

LETTER_OLD_AFTER = timedelta(hours=1)
"""A letter leaves within seconds and is tried five times within an hour and a half.

One that still waits after an hour is a sign that none leaves.
"""

LEASE = timedelta(minutes=10)
"""No attempt takes this long (each answer of the server is waited for 20 seconds)."""

KEEP_SETTLED = timedelta(days=90)
"""How long letters that are done stay; their words are people's."""

KEEP_READ = timedelta(days=365)
"""How long a notice stays in the inbox after it was read."""

PERMANENT_FROM, PERMANENT_BELOW = 500, 600

_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")


def wait_after(failed_attempts: int) -> timedelta | None:
    """The pause after so many failed attempts (1 or more); None: give up."""
    return WAITS[failed_attempts - 1] if failed_attempts <= len(WAITS) else None


def is_permanent(code: int) -> bool:
    """Whether a mail server's answer means: never (RFC 5321, 4.2.1)."""
    return PERMANENT_FROM <= code < PERMANENT_BELOW


def check_template(text: str, *, allowed: Mapping[str, str], needed: frozenset[str]) -> None:
    """Refuse (``unknown_placeholder``, ``placeholder_missing``) a text that could not be filled.

    allowed: placeholder → what stands in its place, in words.
    """
    found = [name.strip() for name in _PLACEHOLDER.findall(text)]
    choices = ", ".join(f"{{{name}}}" for name in allowed)
    for name in found:
        if name not in allowed:
            raise Refusal(
                "unknown_placeholder",
                f"Không có chỗ điền tên {{{name}}}. Các chỗ điền dùng được: {choices}.",
            )
    if "{" in _PLACEHOLDER.sub("", text) or "}" in _PLACEHOLDER.sub("", text):
        raise Refusal(
            "unknown_placeholder",
            f"Có dấu ngoặc nhọn lẻ. Chỗ điền viết liền như {choices}.",
        )
    for name in sorted(needed - set(found)):
        raise Refusal("placeholder_missing", f"Nội dung phải có {{{name}}}: {allowed[name]}.")


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values into a checked text, in one pass: a value is never read as a placeholder."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1].strip(), ""), text)
