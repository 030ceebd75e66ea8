"""The gate before publication: the writer's declaration, and what keeps a text from passing.

Legal basis: board:secrets, privacy:publication, board:spam
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from importlib.resources import files

from conglang.core.errors import Refusal


@cache
def _commitments() -> tuple[tuple[date, date | None, str], ...]:
    content = files("conglang.newsroom").joinpath("data/commitments.toml").read_text("utf-8")
    rows = tomllib.loads(content)["commitment"]
    return tuple((row["from"], row.get("to"), row["text"]) for row in rows)


def commitment_on(day: date) -> str:
    """The words that a writer declares on a day when sending an article.

    Legal basis: board:secrets
    """
    return next(
        text
        for starts, ends, text in reversed(_commitments())
        if starts <= day and (ends is None or day <= ends)
    )


def check_commitment(*, given: bool) -> None:
    """Refuse (``commitment_missing``) an article sent without the writer's declaration.

    Legal basis: board:secrets
    """
    if not given:
        raise Refusal(
            "commitment_missing",
            "Hãy đánh dấu ô cam kết không có nội dung thuộc bí mật nhà nước rồi gửi.",
        )


_NAMED_FINDINGS = 3


def refuse_open(findings: Iterable[str], unread: Collection[str]) -> None:
    """Refuse to let a text pass while something found in it is open.

    findings: what was found and where, in words. unread: names of files not searched yet.
    Refuses: findings_open, files_unread.
    Legal basis: privacy:publication, board:secrets, board:spam
    """
    found = list(findings)
    if found:
        named = "; ".join(found[:_NAMED_FINDINGS])
        more = len(found) - _NAMED_FINDINGS
        rest = f" và {more} điều khác" if more > 0 else ""
        raise Refusal(
            "findings_open",
            f"Chốt kiểm tra còn: {named}{rest}. Hãy sửa bài, hoặc bỏ qua kèm lý do ở mục "
            "“Kiểm tra trước khi đăng”.",
        )
    if unread:
        raise Refusal(
            "files_unread",
            f"Hệ thống đang đọc tệp đính kèm ({', '.join(unread)}). "
            "Việc này thường mất vài giây; hãy chờ rồi làm lại.",
        )
