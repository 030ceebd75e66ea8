"""Forms of the screens on documents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from conglang.accounts.forms import DayField, StaffForm
from conglang.core.document_numbers import read_number
from conglang.legal.actions import DocumentFacts
from conglang.legal.choices import DocumentState, EventKind, RelationKind
from conglang.legal.models import LegalDocument
from conglang.legal.queries.catalogues import fields_on_offer, issuers, kind_by_sign
from conglang.vocabulary.queries import document_kinds


class MultipleFileInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or many files; each is looked at by the act that keeps it."""

    widget = MultipleFileInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(each, initial) for each in given] if given else []


class DocumentForm(StaffForm):
    """What is known of a document. An empty kind is read out of the number."""

    number = forms.CharField(
        label="Số, ký hiệu", max_length=80, required=False,
        help_text="Như trên văn bản, ví dụ 48/2025/QĐ-UBND hoặc 38/TB-UBND. Dự thảo thì để trống.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    kind = forms.TypedChoiceField(
        label="Loại văn bản", coerce=int, required=False, empty_value=None,
        help_text="Để trống thì lấy theo chữ viết tắt trong số: QĐ là quyết định, NQ là nghị "
        "quyết.",
    )  # fmt: skip
    is_draft = forms.BooleanField(label="Đây là dự thảo, chưa ban hành", required=False)
    abstract = forms.CharField(
        label="Trích yếu", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nội dung chính của văn bản, như dòng in đậm dưới tên loại.",
    )  # fmt: skip
    issuer = forms.TypedChoiceField(label="Cơ quan ban hành", coerce=int)
    issued_on = DayField(
        label="Ngày ban hành", required=False, help_text="Bắt buộc khi công khai, trừ dự thảo."
    )
    effective_on = DayField(
        label="Ngày có hiệu lực", required=False,
        help_text="Văn bản hành chính để trống thì tính từ ngày ban hành.",
    )  # fmt: skip
    expires_on = DayField(
        label="Có hiệu lực đến hết ngày", required=False,
        help_text="Chỉ ghi khi chính văn bản nói; bị thay thế, bãi bỏ thì ghi ở mục quan hệ.",
    )  # fmt: skip
    signer = forms.CharField(label="Người ký", max_length=120, required=False)
    signer_post = forms.CharField(
        label="Chức vụ người ký", max_length=160, required=False,
        help_text="Ví dụ: KT. Chủ tịch, Phó Chủ tịch.",
    )  # fmt: skip
    fields_of_work = forms.TypedMultipleChoiceField(
        label="Lĩnh vực", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    normative = forms.BooleanField(
        label="Là văn bản quy phạm pháp luật", required=False,
        help_text="Số có năm ở giữa, ví dụ 48/2025/QĐ-UBND.",
    )  # fmt: skip
    gazette = forms.CharField(label="Số công báo", max_length=120, required=False)
    source = forms.CharField(
        label="Nguồn", max_length=300, required=False,
        help_text="Nơi lấy văn bản, nếu không phải của cơ quan mình.",
    )  # fmt: skip
    body = forms.CharField(
        label="Toàn văn", required=False, widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Có thể dán chữ của văn bản để tìm và nghe đọc được, nhất là khi tệp là bản "
        "quét.",
    )  # fmt: skip

    def __init__(self, *args: Any, document: LegalDocument | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(document) if document else {}
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        kinds = document_kinds(timezone.localdate())
        fields["kind"].choices = [("", "(theo số, ký hiệu)"), *((k.pk, k.name) for k in kinds)]
        fields["issuer"].choices = [
            ("", "(chọn cơ quan)"), *((each.pk, each.name) for each in issuers()),
        ]  # fmt: skip
        offered = {each.pk: each.name for each in fields_on_offer()}
        if document:
            offered |= {each.pk: each.name for each in document.fields.all()}
        fields["fields_of_work"].choices = list(offered.items())
        for name in ("number", "kind", "issued_on"):
            fields[name].hint_says_when = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        number = read_number(data.get("number") or "")
        if not data.get("kind") and "kind" not in self.errors:
            found = kind_by_sign(number.kind_sign, timezone.localdate())
            if found is None:
                self.add_error(
                    "kind", "Không đoán được loại văn bản từ số, ký hiệu. Hãy chọn loại."
                )
            else:
                data["kind"] = found.pk
        return data

    def facts(self) -> DocumentFacts:
        """What the checked form says."""
        data = self.cleaned_data
        same = (
            "abstract", "number", "is_draft", "normative", "signer", "signer_post", "issued_on",
            "effective_on", "expires_on", "body", "gazette", "source",
        )  # fmt: skip
        return DocumentFacts(
            kind_id=data["kind"], issuer_id=data["issuer"], field_ids=data["fields_of_work"],
            **{name: data[name] for name in same},
        )  # fmt: skip


def _initial(document: LegalDocument) -> dict[str, Any]:
    names = (
        "number", "is_draft", "abstract", "issued_on", "effective_on", "expires_on", "signer",
        "signer_post", "normative", "gazette", "source", "body",
    )  # fmt: skip
    return {
        **{name: getattr(document, name) for name in names},
        "kind": document.kind_id, "issuer": document.issuer_id,
        "fields_of_work": [each.pk for each in document.fields.all()],
    }  # fmt: skip


class NewDocumentForm(DocumentForm):
    """A document with its files in the same go."""

    uploads = FilesField(
        label="Tệp", required=False,
        help_text="PDF, Word, Excel, ODT hoặc ảnh; mỗi tệp tối đa 50 MB. Chọn được nhiều tệp một "
        "lần.",
    )  # fmt: skip

    field_order = [
        "number", "kind", "is_draft", "abstract", "uploads", "issuer", "issued_on", "effective_on",
        "expires_on", "signer", "signer_post",
    ]  # fmt: skip


class FilesForm(StaffForm):
    """Files to attach."""

    uploads = FilesField(
        label="Tệp", help_text="PDF, Word, Excel, ODT hoặc ảnh; mỗi tệp tối đa 50 MB. Chọn được "
        "nhiều tệp một lần.",
    )  # fmt: skip


class FileNameForm(StaffForm):
    """The name residents see."""

    name = forms.CharField(label="Tên tệp", max_length=190)


class RelationForm(StaffForm):
    """What a document does to an older one."""

    kind = forms.ChoiceField(label="Văn bản này", choices=RelationKind.choices)
    target = forms.TypedChoiceField(
        label="Văn bản trong thư viện", coerce=int, required=False, empty_value=None
    )
    target_words = forms.CharField(
        label="Hoặc văn bản ngoài thư viện", max_length=400, required=False,
        help_text="Tên, số, ngày và cơ quan ban hành, ví dụ: Quyết định 12/2019/QĐ-UBND ngày "
        "05/4/2019 của Ủy ban nhân dân tỉnh.",
    )  # fmt: skip
    parts = forms.CharField(
        label="Chỉ điều, khoản", max_length=300, required=False,
        help_text="Để trống nếu là toàn bộ văn bản. Ví dụ: Điều 3, khoản 2 Điều 5.",
    )  # fmt: skip
    on = DayField(
        label="Từ ngày", required=False,
        help_text="Để trống thì tính từ ngày văn bản này có hiệu lực.",
    )  # fmt: skip

    def __init__(self, *args: Any, candidates: list[LegalDocument], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["target"].choices = [
            ("", "(không chọn)"),
            *((each.pk, _named(each)) for each in candidates),
        ]
        fields["target"].hint_says_when = fields["target_words"].hint_says_when = True


def _named(document: LegalDocument) -> str:
    day = f" ngày {document.issued_on:%d/%m/%Y}" if document.issued_on else ""
    shown = "" if document.state == DocumentState.PUBLIC else " (chưa công khai)"
    return f"{document.title}{day} của {document.issuer.name}{shown}"


class EventForm(StaffForm):
    """What a paper outside the library did to a document."""

    kind = forms.ChoiceField(label="Việc đã xảy ra", choices=EventKind.choices)
    on = DayField(label="Từ ngày")
    parts = forms.CharField(
        label="Điều, khoản", max_length=300, required=False,
        help_text="Bắt buộc khi chỉ hết hiệu lực một phần.",
    )  # fmt: skip
    basis = forms.CharField(
        label="Theo văn bản", max_length=400,
        help_text="Loại, số, ngày, cơ quan, ví dụ: Quyết định 20/QĐ-UBND ngày 15/01/2026 công bố "
        "danh mục văn bản hết hiệu lực.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].hint_says_when = True  # type: ignore[attr-defined]


class WithdrawForm(StaffForm):
    """Why a document is taken down."""

    reason = forms.CharField(
        label="Lý do gỡ", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ghi trong nhật ký. Văn bản hết hiệu lực thì không cần gỡ: cổng tự ghi là đã hết "
        "hiệu lực.",
    )  # fmt: skip


class PublishForm(StaffForm):
    """Why what was found in a document may stand there for everybody."""

    waiving = forms.CharField(
        label="Lý do vẫn công khai", max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bắt buộc khi có điều tìm thấy, ví dụ: số điện thoại công vụ của cơ quan.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waiving"].hint_says_when = True  # type: ignore[attr-defined]
