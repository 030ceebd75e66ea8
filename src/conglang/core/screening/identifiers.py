"""Personal identifiers in Vietnamese text: identity numbers, telephones, accounts, mail, birthdays.

A number alone says little, so the words before it decide: after "CMND" nine digits name a person,
after "mã số thuế" ten digits do not. Tuned on official documents, where most long numbers are
amounts, codes and numbers of papers.

Legal basis: privacy:publication
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from conglang.core.screening.hits import (
    ACCOUNT,
    BIRTH_DATE,
    CITIZEN_ID,
    EMAIL,
    PHONE,
    Hit,
    without_overlaps,
)
from conglang.core.text import fold_same_length, nfc

#: Provinces in the first three digits of a citizen's number (before and after the merger of 2025).
_CODES = """
001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037
038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079
080 082 083 084 086 087 089 091 092 093 094 095 096
"""
PROVINCE_CODES = frozenset(_CODES.split())
#: Fourth digit: century and sex; people of the 20th and 21st centuries.
CENTURY_DIGITS = "0123"
EARLIEST_BIRTH = 1920
"""Nobody born before it is alive: a date of history, not of a person."""

_CONTEXT = 48
_GAP = r"[\s:.,\-–(]*(?:so|la|s[oố]\s*la)?[\s:.\-–(]*"
_NOT_INSIDE = r"(?<![\w@])(?<!\d[.,/\-])"
_NOT_BEFORE = r"(?!\w)(?![/\-.,]\d)(?!/[a-zđ])"
_SEP = r"[ .\-–\u2011]?"

_TWELVE = re.compile(rf"{_NOT_INSIDE}\d{{3}}(?:{_SEP}\d{{3}}){{3}}{_NOT_BEFORE}")
_IDENTITY_WORDS = re.compile(
    r"\b(?:cccd|cmnd|cmtnd|cmt|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?"
    rf"|(?:so|ma) dinh danh(?: ca nhan)?)\b{_GAP}$"
)
_IN_CONTEXT = re.compile(rf"{_NOT_INSIDE}(?:\d{{9}}|\d{{11,12}}|\d{{3}}{_SEP}\d{{3}}{_SEP}\d{{3}})"
                         rf"{_NOT_BEFORE}")  # fmt: skip
_NUMBERS_OF_BODIES = re.compile(
    r"\b(?:ma so thue|mst|ma so doanh nghiep|ma doanh nghiep|giay phep|dang ky kinh doanh|ma ho so"
    r"|so seri|seri|ma vach|ma don vi|ma so hop tac xa|ma qhns|quan he ngan sach|ma thu tuc"
    rf"|so hieu|ma so)\b{_GAP}$"
)

_MOBILE = re.compile(
    rf"{_NOT_INSIDE}(?:\(?\+?84\)?{_SEP}|\(?0)[35789]\)?(?:{_SEP}\d){{8}}(?!\d){_NOT_BEFORE}"
)
_LANDLINE = re.compile(
    rf"{_NOT_INSIDE}(?:\(?\+?84\)?{_SEP}|\(?0)2\d{{1,2}}\)?[ .\-–]{{0,2}}\d(?:{_SEP}\d){{6,7}}"
    rf"(?!\d){_NOT_BEFORE}"
)
_PHONE_WORDS = re.compile(
    r"\b(?:dien thoai|so dien thoai|dt|sdt|dtdd|tel|phone|hotline|duong day nong|zalo|di dong"
    rf"|lien he)\b(?:\s+(?:di dong|lien he|ban))?{_GAP}$"
)
_OLD_PHONE = re.compile(
    rf"{_NOT_INSIDE}(?:\(?0\d{{1,3}}\)?{_SEP}\d(?:{_SEP}\d){{5,7}}|[35789]\d{{8}}){_NOT_BEFORE}"
)

_ACCOUNT_WORDS = re.compile(
    r"\b(?:(?:so )?tai khoan(?: ngan hang)?|stk|tk|account)\b[^\d\n]{0,40}$"
)
_ACCOUNT = re.compile(rf"{_NOT_INSIDE}\d(?:{_SEP}\d){{5,18}}{_NOT_BEFORE}")
_STRONG_ACCOUNT_WORDS = re.compile(r"\b(?:so tai khoan|tai khoan so|stk)\b[^\d\n]{0,40}$")
#: A count or an amount: 123.456.
_COUNTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ACCOUNT_LENGTHS = range(6, 20)
_BUDGET_ACCOUNT = re.compile(r"(?:ke toan|hach toan|cap \d|tai khoan loai)[^\d\n]{0,40}$")

_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]+\s?(?:@|\[at\]|\(at\))\s?(?:[\w\-]+\.)+[a-z]{2,}",
                    re.IGNORECASE)  # fmt: skip

#: First halves of words that end in "sinh": học sinh, vệ sinh, thí sinh…
_HALVES = "hoc ve thi giao phat hy ky tai tuyen moi so an phuc dan"
_NOT_BORN = "".join(rf"(?<!\b{half}\s)" for half in _HALVES.split())
_BORN = re.compile(
    rf"\b{_NOT_BORN}(?:sinh ngay|sinh nam|sinh vao ngay|ngay sinh|ngay,? thang,? nam sinh"
    r"|nam sinh|sinh|ns)\b[\s:\-–(]*(?:ngay)?\s*$"
)
_DATE = re.compile(
    r"(?<![\d/.\-])(\d{1,2})\s?(?:[/.\-]|\s(?:th[aá]ng)\s)\s?(\d{1,2})\s?"
    r"(?:[/.\-]|,?\s(?:n[aă]m)\s)\s?(\d{4})(?![\d])",
    re.IGNORECASE,
)

Rule = Callable[[str, str], Iterator[Hit]]


def find_identifiers(text: str, *, allowed: Collection[str] = ()) -> list[Hit]:
    """Personal identifiers in NFC text, in its order.

    allowed: telephone numbers (digits only) and mail addresses (lower case) that the portal
    itself shows. Addresses of public bodies (``*.gov.vn``) are nobody's own and no find.
    """
    text = nfc(text)
    folded = fold_same_length(text)
    rules: tuple[Rule, ...] = (_emails, _accounts, _citizen_ids, _phones, _birth_dates)
    found = [hit for rule in rules for hit in rule(text, folded)]
    return [hit for hit in without_overlaps(found) if hit.value not in allowed]


def digits(number: str) -> str:
    """The digits of a number; the country's prefix as the leading zero."""
    bare = re.sub(r"\D", "", number)
    return f"0{bare[2:]}" if bare.startswith("84") and len(bare) in {11, 12} else bare


def _before(folded: str, start: int) -> str:
    return folded[max(0, start - _CONTEXT) : start]


def _citizen_ids(text: str, folded: str) -> Iterator[Hit]:
    for found in _TWELVE.finditer(text):
        number = digits(found[0])
        before = _before(folded, found.start())
        if _NUMBERS_OF_BODIES.search(before):
            continue
        if _plausible(number) or (number[0] == "0" and _IDENTITY_WORDS.search(before)):
            yield Hit(CITIZEN_ID, found.start(), found.end(), number)
    for found in _IN_CONTEXT.finditer(text):
        if _IDENTITY_WORDS.search(_before(folded, found.start())):
            # A spreadsheet drops the leading zero.
            number = digits(found[0])
            number = number.zfill(12) if len(number) == 11 else number
            yield Hit(CITIZEN_ID, found.start(), found.end(), number)


def _plausible(number: str) -> bool:
    return number[:3] in PROVINCE_CODES and number[3] in CENTURY_DIGITS


def _phones(text: str, folded: str) -> Iterator[Hit]:
    for pattern in (_MOBILE, _LANDLINE):
        for found in pattern.finditer(text):
            if not _NUMBERS_OF_BODIES.search(_before(folded, found.start())):
                yield Hit(PHONE, found.start(), found.end(), digits(found[0]))
    for found in _OLD_PHONE.finditer(text):
        if _PHONE_WORDS.search(_before(folded, found.start())):
            number = digits(found[0])
            number = number if number.startswith("0") else f"0{number}"
            yield Hit(PHONE, found.start(), found.end(), number)


def _accounts(text: str, folded: str) -> Iterator[Hit]:
    for found in _ACCOUNT.finditer(text):
        before = _before(folded, found.start())
        number = re.sub(r"\D", "", found[0])
        if _COUNTED.fullmatch(found[0]) and not _STRONG_ACCOUNT_WORDS.search(before):
            continue
        if len(number) not in _ACCOUNT_LENGTHS or not _ACCOUNT_WORDS.search(before):
            continue
        if not _BUDGET_ACCOUNT.search(before) and not _money_after(folded, found.end()):
            yield Hit(ACCOUNT, found.start(), found.end(), number)


def _money_after(folded: str, end: int) -> bool:
    return bool(re.match(r"\s*(?:dong|d\b|trieu|ty\b|vnd|₫)", folded[end : end + 12]))


def _emails(text: str, folded: str) -> Iterator[Hit]:
    for found in _EMAIL.finditer(text):
        address = re.sub(r"\[at\]|\(at\)", "@", found[0].lower()).replace(" ", "")
        if not address.rpartition("@")[2].endswith("gov.vn"):
            yield Hit(EMAIL, found.start(), found.end(), address)


def _birth_dates(text: str, folded: str) -> Iterator[Hit]:
    for found in _DATE.finditer(text):
        day, month, year = (int(each) for each in found.groups())
        real = 1 <= day <= 31 and 1 <= month <= 12 and year >= EARLIEST_BIRTH
        if real and _BORN.search(_before(folded, found.start())):
            value = f"{year:04}-{month:02}-{day:02}"
            yield Hit(BIRTH_DATE, found.start(), found.end(), value)
