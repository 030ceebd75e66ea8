"""What an editor would say about a text before it is sent: plain advice, nothing is compulsory.

What blocks sending is not decided here: see ``rules.missing_parts``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from conglang.core.text import fold

#: Words of a lead, and of a title, beyond which readers on a telephone lose the thread.
LONGEST_LEAD, LONGEST_TITLE = 60, 20
#: Words after which a text without a heading is hard to find one's way in.
LONGEST_WITHOUT_HEADING = 600
LONGEST_ALT = 150  # characters


#: Vietnamese words are syllables; an adult reads about so many of them in a minute.
WORDS_PER_MINUTE = 250


def reading_minutes(words: int) -> int:
    """How long a reader needs, in whole minutes rounded up; 0 for no words."""
    return -(-words // WORDS_PER_MINUTE)


@dataclass(frozen=True, slots=True)
class Advice:
    """what: the problem. where: the place in words. fix: how to mend it. blocks: not sent so."""

    what: str
    where: str
    fix: str
    blocks: bool = False


class Line(NamedTuple):
    """One paragraph, item or heading. tag: p, li, h2, h3. links: the words of each."""

    place: str
    text: str
    tag: str
    links: tuple[str, ...] = ()


class Photo(NamedTuple):
    place: str
    alt: str
    caption: str


def advise_on_opening(title: str, lead: str) -> Iterator[Advice]:
    """Title and lead: length, capitals, a lead that says the title again."""
    if len(title.split()) > LONGEST_TITLE:
        yield Advice(
            f"Tiêu đề dài {len(title.split())} từ", "tiêu đề",
            f"Rút còn {LONGEST_TITLE} từ trở lại, giữ việc chính.",
        )  # fmt: skip
    if len(title) > 1 and title.isupper():
        yield Advice(
            "Tiêu đề viết hoa toàn bộ", "tiêu đề", "Viết thường; chỉ viết hoa đầu câu và tên riêng."
        )
    if len(lead.split()) > LONGEST_LEAD:
        yield Advice(
            f"Lời dẫn dài {len(lead.split())} từ", "lời dẫn",
            f"Rút còn hai, ba câu ({LONGEST_LEAD} từ trở lại); chi tiết để vào bài.",
        )  # fmt: skip
    if lead.strip() and fold(lead).strip(" .") == fold(title).strip(" ."):
        yield Advice("Lời dẫn lặp lại tiêu đề", "lời dẫn", "Nói thêm ai, ở đâu, khi nào, kết quả.")


def advise_on_headings(lines: Sequence[Line]) -> Iterator[Advice]:
    """Headings go down one level at a time, each with text under it; a long text has some.

    Legal basis: access:headings
    """
    level, previous = 1, None
    for line in lines:
        depth = _DEPTHS.get(line.tag)
        if depth and depth > level + 1:
            yield Advice(
                "Tiêu đề nhỏ đứng trước tiêu đề lớn", _quoted(line),
                "Đổi thành tiêu đề lớn (cấp 2), hoặc thêm tiêu đề lớn ở trên.",
            )  # fmt: skip
        if depth and previous and depth <= _DEPTHS[previous.tag]:
            yield Advice(
                "Tiêu đề không có chữ bên dưới", _quoted(previous), "Viết nội dung hoặc xóa đi."
            )
        level, previous = depth or level, line if depth else None
    if previous:
        yield Advice(
            "Tiêu đề đứng cuối bài", _quoted(previous), "Viết nội dung bên dưới hoặc xóa đi."
        )
    words = sum(len(line.text.split()) for line in lines)
    if words > LONGEST_WITHOUT_HEADING and not any(line.tag in _DEPTHS for line in lines):
        yield Advice(
            f"Bài dài {words} từ mà không có tiêu đề phụ", "nội dung",
            "Thêm tiêu đề cho từng phần để người đọc tìm nhanh.",
        )  # fmt: skip


_DEPTHS = {"h2": 2, "h3": 3}


def _quoted(line: Line) -> str:
    return f"{line.place} “{line.text}”"


_VAGUE = frozenset(
    {
        "tai day", "o day", "day", "xem", "xem them", "xem tai day", "chi tiet", "xem chi tiet",
        "bam vao day", "nhan vao day", "bam day", "click", "click here", "link", "duong dan",
        "xem chi tiet tai day", "tai ve", "tai xuong",
    }
)  # fmt: skip
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)


def advise_on_links(lines: Iterable[Line]) -> Iterator[Advice]:
    """Words of a link say where it leads, also when read without the sentence.

    Legal basis: access:headings
    """
    for line in lines:
        for words in line.links:
            plain = " ".join(fold(words).split()).strip(" .:…>»")
            if not plain:
                what = "Liên kết không có chữ"
            elif plain in _VAGUE:
                what = f"Chữ của liên kết không nói dẫn đến đâu: “{words.strip()}”"
            elif _ADDRESS.match(words.strip()):
                what = "Liên kết ghi nguyên địa chỉ mạng"
            else:
                continue
            yield Advice(what, line.place, "Đặt liên kết vào tên của trang hoặc văn bản được dẫn.")


_FILE_NAME = re.compile(r"\.(?:jpe?g|png|webp|heic|gif)$|^(?:img|dsc|image|screenshot)[\W_]*\d")
_EMPTY_WORDS = frozenset({"anh", "hinh", "hinh anh", "anh minh hoa", "hinh minh hoa", "photo"})


def advise_on_photos(photos: Iterable[Photo]) -> Iterator[Advice]:
    """An alternative text says what is to be seen, to somebody who does not see it.

    Legal basis: access:alt-text
    """
    for photo in photos:
        plain = fold(photo.alt).strip(" .")
        if not plain:
            continue  # missing altogether: that blocks
        if plain in _EMPTY_WORDS or _FILE_NAME.search(plain):
            what = f"Văn bản thay thế chưa tả ảnh: “{photo.alt.strip()}”"
        elif plain == fold(photo.caption).strip(" ."):
            what = "Văn bản thay thế giống hệt chú thích"
        elif len(photo.alt) > LONGEST_ALT:
            what = f"Văn bản thay thế dài {len(photo.alt)} ký tự"
        else:
            continue
        yield Advice(
            what, photo.place, "Tả trong một câu điều thấy trong ảnh: ai, đang làm gì, ở đâu."
        )


def advise_on_table(place: str, headings: Sequence[str]) -> Iterator[Advice]:
    """Columns of a table are told apart by their headings. Legal basis: access:tables."""
    plain = [fold(each).strip() for each in headings if each.strip()]
    double = next((each for at, each in enumerate(plain) if each in plain[:at]), None)
    if double is not None:
        named = next(each for each in headings if fold(each).strip() == double)
        yield Advice(
            f"Hai cột cùng tên “{named}”",
            place,
            "Đặt tên cột khác nhau, ví dụ kèm năm hoặc đơn vị.",
        )


_TAKEN_FROM = re.compile(
    r"\b(?:[Nn]guồn|[Tt]heo)\s*:?\s+(?:(?:[Bb]áo|Đài)(?:\s+[A-ZĐ]\w*)+|TTXVN|VOV|VTV|VietnamPlus|"
    r"[Cc]ổng\s+[Tt]hông tin|[\w-]+(?:\.[\w-]+)*\.(?:vn|com)\b)"
)


def advise_on_source(lines: Iterable[Line], *, named: bool, dated: bool) -> Iterator[Advice]:
    """A text taken over from elsewhere names where and when it was first published.

    Legal basis: board:source
    """
    fix = "Mở thẻ “Phân loại, nguồn, đường dẫn” và ghi vào."
    if named and not dated:
        yield Advice("Chưa có thời gian của bài gốc", "nguồn", fix)
    if named:
        return
    for line in lines:
        if found := _TAKEN_FROM.search(line.text):
            yield Advice(
                f"Bài nhắc “{found[0]}” mà phần nguồn còn trống", line.place,
                f"Nếu là bài đăng lại: {fix[0].lower()}{fix[1:]}",
            )  # fmt: skip
            return


# --- names of the portal's own lists -------------------------------------------------------------

_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[ \u00a0]+|[ \u00a0]*[-–][ \u00a0]*")
#: A name of a place is looked for only after such a word: "hòn đất" alone is a lump of earth.
_KINDS = frozenset({"xã", "phường", "ấp", "khóm", "tỉnh", "huyện", "trấn", "phố", "khu"})
#: Units called by fewer words are too often words of the language.
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Names:
    """Spellings by the folded words of the name: one key may have several right spellings."""

    units: dict[tuple[str, ...], frozenset[str]]
    places: dict[tuple[str, ...], frozenset[str]]


def names_of(units: Iterable[str], places: Iterable[str]) -> Names:
    """units: whole names of agencies and units. places: names of places without their kind."""
    whole = _by_key(units)
    long = {key: names for key, names in whole.items() if len(key) >= _LEAST_WORDS}
    return Names(long, _by_key(places))


def _by_key(names: Iterable[str]) -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    for name in names:
        found.setdefault(tuple(_WORD.findall(fold(name))), set()).add(" ".join(name.split()))
    return {key: frozenset(spellings) for key, spellings in found.items() if key}


def misspelt(text: str, names: Names) -> list[tuple[str, str]]:
    """Names in a text that are spelled otherwise than in the lists, each with the right spelling.

    Differences of capitals, accents and tone places count; a text in capitals is left alone.
    """
    words = list(_WORD.finditer(text))
    keys = [fold(word[0]) for word in words]
    longest = max(map(len, [*names.units, *names.places]), default=0)
    found, at = [], 0
    while at < len(words):
        size = next((n for n in range(longest, 0, -1) if _known(words, keys, at, n, names)), 0)
        run = words[at : at + size]
        if run and _in_one_run(text, run):
            said = " ".join(text[run[0].start() : run[-1].end()].split())
            right = _known(words, keys, at, size, names)
            if said not in right and not _is_no_name(said, tuple(keys[at : at + size]), names):
                found.append((said, min(right)))
        at += size or 1
    return found


def _is_no_name(said: str, key: tuple[str, ...], names: Names) -> bool:
    """A heading in capitals, or "trạm y tế": three small words are words of the language."""
    return said.isupper() or (said.islower() and key in names.units and len(key) <= _LEAST_WORDS)


def _known(
    words: Sequence[re.Match[str]], keys: Sequence[str], at: int, size: int, names: Names
) -> frozenset[str]:
    key = tuple(keys[at : at + size])
    if len(key) < size:
        return frozenset()
    if key in names.units:
        return names.units[key]
    after_kind = at > 0 and words[at - 1][0].lower() in _KINDS
    return names.places.get(key, frozenset()) if after_kind else frozenset()


def _in_one_run(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether nothing but spaces and dashes stands between the words."""
    return all(
        _GAP.fullmatch(text[one.end() : two.start()]) for one, two in itertools.pairwise(words)
    )


def advise_on_names(pieces: Iterable[tuple[str, str]], names: Names) -> Iterator[Advice]:
    """pieces: place and text. Each wrong spelling is told once."""
    told = set()
    for place, text in pieces:
        for said, right in misspelt(text, names):
            if said not in told:
                told.add(said)
                yield Advice(f"Tên viết là “{said}”", place, f"Theo danh mục của cổng: “{right}”.")
