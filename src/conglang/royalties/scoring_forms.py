"""Forms of scoring: the works of an article, who shares them, and “not paid”."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from conglang.accounts.forms import DayField, StaffForm
from conglang.newsroom.choices import AuthorRole
from conglang.royalties.actions import ShareFacts, WorkFacts
from conglang.royalties.models import RateLine, Work
from conglang.royalties.queries.reckoning import decimal_words, percent_words
from conglang.royalties.queries.scoring import (
    Author,
    Ground,
    equal_parts,
)
from conglang.royalties.rules import WHOLE, outside_words

#: Text, photos, film.
MOST_WORKS = 3
#: Lines for authors; a work may get more by naming some and saving.
LEAST_SHARES, EMPTY_SHARES = 3, 2
_NUMBER = re.compile(r"^\d{1,5}([.,]\d{1,2})?$")


class NumberField(forms.CharField):
    """A number with at most two decimals and a comma: ``3,5``."""

    def __init__(self, **kwargs: Any) -> None:
        shown = {"inputmode": "decimal", "autocomplete": "off", "class": "score-number"}
        kwargs.setdefault("widget", forms.TextInput(attrs=shown))
        super().__init__(max_length=12, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value).removesuffix("%").strip()
        if not text:
            return None
        if not _NUMBER.match(text):
            raise ValidationError("Ghi số, nhiều nhất hai chữ số sau dấu phẩy, ví dụ 3,5.")
        return Decimal(text.replace(",", "."))

    def prepare_value(self, value: Any) -> Any:
        return decimal_words(value) if isinstance(value, Decimal) else value


class OrderForm(StaffForm):
    """The day a work was ordered, which decides by whose rules it is paid."""

    ordered_on = DayField(label="Ngày đặt bài", required=False)


class NotPaidForm(StaffForm):
    """Why nothing is paid for an article."""

    reason = forms.CharField(
        label="Lý do không trả", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ví dụ: đăng lại từ báo khác; thông báo hành chính.",
    )  # fmt: skip


class WorkForm(StaffForm):
    """One work of an article; without its genre it is left out.

    Extras and authors are as many as the table and the article have, so they are made here.
    """

    line = forms.TypedChoiceField(
        label="Thể loại", coerce=int, required=False, empty_value=None,
        error_messages={"invalid_choice": "Chọn lại thể loại: bảng áp dụng cho bài này đã khác."},
    )  # fmt: skip
    score = NumberField(label="Chấm", required=False)
    reused = forms.BooleanField(label="Sử dụng lại, lấy từ nơi khác", required=False)
    reason = forms.CharField(
        label="Lý do", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Cần khi chấm khác mức thường và mức gợi ý.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, ground: Ground, people: list[tuple[str, str]], rows: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ground, self.rows = ground, rows
        self.fields["line"].choices = [("", "(không chấm)"), *ground.choices()]  # type: ignore[attr-defined]
        method = ground.table.source.get_method_display() if ground.table else "Hệ số"
        self.fields["score"].label = method
        self.fields[
            "score"
        ].help_text = f"Để trống nếu thể loại trả mức cố định. Bài có {ground.measure}."
        for name in ("line", "score", "reason"):
            self.fields[name].hint_says_when = True  # type: ignore[attr-defined]
        self._add_extras()
        for number in range(1, rows + 1):
            self._add_share(number, people)

    def _add_extras(self) -> None:
        for extra in self.ground.extras:
            self.fields[f"extra-{extra.pk}"] = forms.IntegerField(
                label=extra.name, required=False, min_value=extra.low, max_value=extra.high,
                help_text=f"Từ {extra.low}% đến {extra.high}%; để trống nếu không tăng.",
            )  # fmt: skip
            self.fields[f"extra-{extra.pk}"].hint_says_when = True  # type: ignore[attr-defined]

    def _add_share(self, number: int, people: list[tuple[str, str]]) -> None:
        self.fields[f"payee-{number}"] = forms.ChoiceField(
            label=f"Người hưởng {number}", required=False, choices=[("", "(không chọn)"), *people]
        )
        self.fields[f"role-{number}"] = forms.ChoiceField(
            label=f"Vai trò của người {number}", required=False, choices=AuthorRole.choices
        )
        self.fields[f"part-{number}"] = NumberField(
            label=f"Tỷ lệ của người {number} (%)", required=False
        )

    def extra_fields(self) -> list[Any]:
        return [self[f"extra-{extra.pk}"] for extra in self.ground.extras]

    def share_rows(self) -> list[dict[str, Any]]:
        """Person, role and part of each line, for the template."""
        return [
            {name: self[f"{name}-{number}"] for name in ("payee", "role", "part")}
            for number in range(1, self.rows + 1)
        ]

    @property
    def chosen(self) -> RateLine | None:
        """The genre that was chosen; None leaves the work out."""
        wanted = self.cleaned_data.get("line")
        return next((line for line in self.ground.lines if line.pk == wanted), None)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        line = self.chosen
        if line is None:
            return data
        if "score" in data and not line.frame.holds(data["score"]):
            self.add_error("score", outside_words(line.frame))
        self._check_shares(data)
        return data

    def _check_shares(self, data: dict[str, Any]) -> None:
        named = self._named(data)
        if not named:
            self.add_error("payee-1", "Chọn ít nhất một người hưởng.")
            return
        if len(named) == 1 and data.get(f"part-{named[0]}") is None:
            data[f"part-{named[0]}"] = Decimal(100)
        for number in range(1, self.rows + 1):
            has_part = data.get(f"part-{number}") is not None
            if number in named and not has_part and f"part-{number}" not in self.errors:
                self.add_error(f"part-{number}", "Ghi tỷ lệ phần trăm của người này.")
            if number not in named and has_part:
                self.add_error(f"payee-{number}", "Chọn người hưởng tỷ lệ này.")
        whole = sum(_hundredths(data[f"part-{each}"]) for each in named if data.get(f"part-{each}"))
        if whole != WHOLE and not self.errors:
            self.add_error(
                f"part-{named[0]}",
                f"Các tỷ lệ phải cộng đúng 100%, nay là {percent_words(whole)}.",
            )

    def _named(self, data: dict[str, Any]) -> list[int]:
        return [each for each in range(1, self.rows + 1) if data.get(f"payee-{each}")]

    def facts(self, ordered_on: Any, payee_id: Callable[[str], int]) -> WorkFacts | None:
        """The work that the checked form describes; payee_id: from the list's value to a payee."""
        line, data = self.chosen, self.cleaned_data
        if line is None:
            return None
        percents = [(each.pk, data.get(f"extra-{each.pk}")) for each in self.ground.extras]
        return WorkFacts(
            line_id=line.pk, score=data["score"], reused=data["reused"], reason=data["reason"],
            ordered_on=ordered_on, extras=[(pk, each) for pk, each in percents if each],
            shares=[
                ShareFacts(
                    payee_id(data[f"payee-{each}"]), _hundredths(data[f"part-{each}"]),
                    data[f"role-{each}"] or AuthorRole.ARTICLE,
                )
                for each in self._named(data)
            ],
        )  # fmt: skip


def _hundredths(percent: Decimal) -> int:
    return int(percent * 100)


def work_forms(
    data: Any, ground: Ground, people: list[tuple[str, str]], authors: list[Author],
    works: list[Work],
) -> list[WorkForm]:  # fmt: skip
    """A form for each work there may be, filled with what was scored, or with what is usual."""
    most = max([len(authors), *(len(work.shares.all()) for work in works)])
    rows = max(LEAST_SHARES, most + EMPTY_SHARES)
    initials = [_scored(work) for work in works] or [_usual(ground, authors)]
    initials += [_shares(authors)] * (MOST_WORKS - len(initials))
    return [
        WorkForm(
            data, prefix=f"tp-{number}", ground=ground, people=people, rows=rows, initial=initial
        )
        for number, initial in enumerate(initials, start=1)
    ]  # fmt: skip


def _usual(ground: Ground, authors: list[Author]) -> dict[str, Any]:
    line = ground.usual_line()
    if line is None:
        return _shares(authors)
    return {"line": line.pk, "score": ground.suggested(line), **_shares(authors)}


def _shares(authors: list[Author]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    parts = equal_parts(len(authors)) if authors else []
    for number, (author, part) in enumerate(zip(authors, parts, strict=True), start=1):
        found[f"payee-{number}"], found[f"role-{number}"] = author.payee, author.role
        found[f"part-{number}"] = Decimal(part) / 100
    return found


def _scored(work: Work) -> dict[str, Any]:
    found: dict[str, Any] = {
        "line": work.line_id, "score": work.score, "reused": work.reused, "reason": work.reason,
        **{f"extra-{each.extra_id}": each.percent for each in work.extras.all()},
    }  # fmt: skip
    for number, share in enumerate(work.shares.all(), start=1):
        found[f"payee-{number}"], found[f"role-{number}"] = str(share.payee_id), share.role
        found[f"part-{number}"] = Decimal(share.part) / 100
    return found


class ApprovalScoreForm(StaffForm):
    """A score beside approval: the genre and its score, or later."""

    royalty_line = forms.TypedChoiceField(
        label="Thể loại nhuận bút", coerce=int, required=False, empty_value=None
    )
    royalty_score = NumberField(
        label="Chấm", required=False,
        help_text="Để trống thì lấy mức gợi ý của thể loại đã chọn.",
    )  # fmt: skip
    royalty_reason = forms.CharField(
        label="Lý do chấm", required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Cần khi chấm khác mức thường và mức gợi ý.",
    )  # fmt: skip

    def __init__(self, *args: Any, ground: Ground, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ground = ground
        self.fields["royalty_line"].choices = [("", "Chấm sau"), *ground.choices()]  # type: ignore[attr-defined]
        method = ground.table.source.get_method_display() if ground.table else "Hệ số"
        self.fields["royalty_score"].label = method
        self.fields["royalty_line"].help_text = f"Bài có {ground.measure}."

    @property
    def chosen(self) -> RateLine | None:
        wanted = self.cleaned_data.get("royalty_line")
        return next((line for line in self.ground.lines if line.pk == wanted), None)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        line = self.chosen
        if line is None or "royalty_score" not in data:
            return data
        if line.fixed is not None:
            data["royalty_score"] = None
        elif data["royalty_score"] is None:
            data["royalty_score"] = self.ground.suggested(line)
        if not line.frame.holds(data["royalty_score"]):
            self.add_error("royalty_score", outside_words(line.frame))
        return data
