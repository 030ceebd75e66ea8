"""The articles as written in the data files, and the first drafts from which they came."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from conglang.core.dates import VIETNAM
from conglang.website.demo.cast import HERE, in_vietnam

Blocks = tuple[dict[str, Any], ...]
NOT_YET = datetime(9999, 1, 1, tzinfo=VIETNAM)

#: What a contributor likes to write and an editor strikes out.
PADDING = (
    "Đây là việc làm hết sức thiết thực và có ý nghĩa vô cùng to lớn.",
    "Có thể nói, kết quả trên là rất đáng phấn khởi và tự hào.",
    "Qua đó góp phần hoàn thành thắng lợi mọi nhiệm vụ được giao.",
    "Thời gian tới, tin rằng sẽ còn đạt nhiều kết quả tốt đẹp hơn nữa.",
    "Hoạt động diễn ra trong không khí vui tươi, phấn khởi và thành công tốt đẹp.",
    "Việc làm này đã được đông đảo bà con đồng tình, hưởng ứng rất cao.",
    "Chi tiết cụ thể xin mời quý bạn đọc cùng theo dõi sau đây.",
)
#: Why an article goes back to its writer, by the kind of block the first draft lacked.
RETURN_REASONS = {
    "table": (
        "Số liệu nằm rải rác trong câu, khó theo dõi. Lập thành bảng, ghi rõ tên cột rồi gửi lại.",
        "Bài có nhiều con số nên cần một bảng kèm theo; kiểm lại số với đơn vị cung cấp.",
        "Bổ sung bảng tổng hợp để người đọc trên điện thoại xem nhanh được.",
    ),
    "quote": (
        "Chưa có tiếng nói của người trong cuộc. Hỏi thêm một người, ghi rõ tên và nơi ở.",
        "Cần trích một ý kiến của người dân; câu chuyện đang chỉ nhìn từ phía cơ quan.",
    ),
    "photo": (
        "Bài chưa có ảnh. Bổ sung ảnh kèm chú thích và văn bản thay thế cho người khiếm thị.",
        "Gửi thêm ảnh đúng nội dung, ghi tác giả ảnh và tả ảnh một câu ngắn.",
    ),
}


@dataclass(frozen=True, slots=True)
class Byline:
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article of a data file. key: file name without its ending; published: when it came out.

    state: where the board left it ("published" for all files of ``articles/``).
    hours_ago: hours of office time since its last step, for an article still on its way.
    long_path: walks the long path that the chief set for its section.
    """

    key: str
    portal: str
    section: str
    unit: str
    genre: str
    title: str
    lead: str
    body: Blocks
    authors: tuple[Byline, ...]
    published: datetime = NOT_YET
    inherited: bool = False
    pinned: bool = False
    source_name: str = ""
    source_url: str = ""
    related: tuple[str, ...] = ()
    state: str = "published"
    reason: str = ""
    hours_ago: float = 0
    long_path: bool = False

    @property
    def number(self) -> int:
        """A number that looks random and is the same on every machine."""
        return crc32(self.key.encode())

    @property
    def scenes(self) -> list[str]:
        return [block["scene"] for block in self.body if block["type"] == "photo"]


@dataclass(frozen=True, slots=True)
class FirstDraft:
    """What a contributor sent first. reason: why it came back once; empty when it did not."""

    lead: str
    body: Blocks
    reason: str = ""


@cache
def stories_of(portal: str) -> tuple[Story, ...]:
    """The published articles of a portal, oldest first."""
    paths = sorted((HERE / "articles" / portal).glob("*.toml"))
    return tuple(sorted(map(_from_file, paths), key=lambda story: (story.published, story.key)))


def _from_file(path: Path) -> Story:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Story(
        key=path.stem,
        **{
            **data,
            "published": in_vietnam(data["published"]),
            "authors": tuple(Byline(**author) for author in data["authors"]),
            "body": tuple(data["body"]),
            "related": tuple(data["related"]),
        },
    )


@cache
def open_work_of(portal: str) -> tuple[Story, ...]:
    """Articles that are still on their way on the desk of a portal."""
    data = tomllib.loads((HERE / "open_work.toml").read_text(encoding="utf-8"))
    return tuple(_from_desk(entry) for entry in data["items"] if entry["portal"] == portal)


def _from_desk(entry: dict[str, Any]) -> Story:
    values = dict(entry)
    blocks: list[dict[str, Any]] = [{"type": "text", "text": values.pop("text")}]
    if "photo" in values:
        blocks.append({"type": "photo", **values.pop("photo")})
    author = Byline(values.pop("by"), values.pop("by_role"))
    return Story(**values, body=tuple(blocks), authors=(author,))


def first_draft(story: Story, *, returned: bool) -> FirstDraft:
    """The story before an editor worked on it; with something missing when it was returned."""
    number = story.number
    lead = f"{story.lead} {PADDING[number % len(PADDING)]}"
    body = _padded(story.body, PADDING[(number // 7) % len(PADDING)])
    kinds = {block["type"] for block in body}
    missing = next((kind for kind in RETURN_REASONS if kind in kinds), "")
    if not (returned and missing):
        return FirstDraft(lead, body)
    reasons = RETURN_REASONS[missing]
    kept = tuple(block for block in body if block["type"] != missing)
    return FirstDraft(lead, kept, reasons[number % len(reasons)])


def _padded(body: Blocks, padding: str) -> Blocks:
    last = max(place for place, block in enumerate(body) if block["type"] == "text")
    return tuple(
        {**block, "text": f"{block['text'].rstrip()} {padding}"} if place == last else block
        for place, block in enumerate(body)
    )
