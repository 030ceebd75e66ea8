"""Fields for numbers typed the way people write them: 2,5; 2.340.000; 10%."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from conglang.core.errors import Refusal
from conglang.core.money import format_dong
from conglang.media.safety import check_file
from conglang.royalties.queries.reckoning import decimal_words

_GROUPED = re.compile(r"[0-9]+|[0-9]{1,3}(\.[0-9]{3})+")
_DECIMAL = re.compile(r"[0-9]{1,5}([.,][0-9]{1,2})?")


class _TypedField(forms.CharField):
    """A number as people type it; empty comes out as None."""

    inputmode = "decimal"

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": self.inputmode, "autocomplete": "off"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(max_length=24, **kwargs)

    def clean(self, value: Any) -> Any:
        text = re.sub(r"[\s\xa0]", "", str(super().clean(value) or "")).lower()
        return self.read(text) if text else None

    def read(self, text: str) -> Any:
        raise NotImplementedError


class DongField(_TypedField):
    """Whole đồng: ``2.340.000``, ``2340000``, ``30.000 đồng``."""

    inputmode = "numeric"

    def read(self, text: str) -> int:
        plain = text.removesuffix("đồng").removesuffix("đ")
        if not _GROUPED.fullmatch(plain):
            raise ValidationError("Viết số đồng như 2.340.000, không có phần lẻ.")
        return int(plain.replace(".", ""))

    def prepare_value(self, value: Any) -> Any:
        return format_dong(value) if isinstance(value, int) else value


class ScoreField(_TypedField):
    """A score with at most two decimals: ``2,5``."""

    def read(self, text: str) -> Decimal:
        if not _DECIMAL.fullmatch(text):
            raise ValidationError("Viết số như 3 hoặc 2,5 (nhiều nhất hai chữ số lẻ).")
        return Decimal(text.replace(",", "."))

    def prepare_value(self, value: Any) -> Any:
        return decimal_words(value) if isinstance(value, Decimal) else value


class PercentField(_TypedField):
    """Per cent with at most two decimals, ``10%``, ``12,5``; comes out in hundredths of it."""

    def read(self, text: str) -> int:
        plain = text.removesuffix("%")
        if not _DECIMAL.fullmatch(plain):
            raise ValidationError("Viết tỷ lệ như 10% hoặc 12,5%.")
        return int(Decimal(plain.replace(",", ".")) * 100)

    def prepare_value(self, value: Any) -> Any:
        return f"{decimal_words(Decimal(value) / 100)}%" if isinstance(value, int) else value


class WholePercentField(_TypedField):
    """Whole per cent, ``40%`` or ``40``, up to ``most``."""

    inputmode = "numeric"

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)

    def read(self, text: str) -> int:
        plain = text.removesuffix("%")
        if not plain.isdecimal() or int(plain) > self.most:
            raise ValidationError(f"Viết số phần trăm từ 0 đến {self.most}, không có phần lẻ.")
        return int(plain)

    def prepare_value(self, value: Any) -> Any:
        return f"{value}%" if isinstance(value, int) else value


class DecisionFileField(forms.FileField):
    """An upload that is what its name says."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if upload:
            try:
                check_file(upload, name=upload.name, size=upload.size)
            except Refusal as refusal:
                raise ValidationError(refusal.message, code=refusal.code) from refusal
        return upload
