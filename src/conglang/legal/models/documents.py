"""A document, its files, what it did to others and what was done to it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models

from conglang.legal.choices import (
    TAKES_EFFECT_FROM,
    DocumentState,
    EventKind,
    RelationKind,
    TextState,
    Validity,
)
from conglang.legal.models.catalogues import Field, Issuer
from conglang.media.models import stored_name
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager
from conglang.vocabulary.models import DocumentKind

#: The folder of a portal's documents, with an address of its own under ``/tep/``.
FOLDER = "van-ban"


def document_file_path(instance: Any, filename: str) -> str:
    """A path nobody can guess; who may have it, ``legal.delivery`` answers."""
    return stored_name(instance.site_id, FOLDER, filename)


class DocumentQuerySet(models.QuerySet["LegalDocument"]):
    """Adjectives of documents."""

    def public(self) -> DocumentQuerySet:
        return self.filter(state=DocumentState.PUBLIC)

    def issued(self) -> DocumentQuerySet:
        return self.filter(is_draft=False)

    def newest_first(self) -> DocumentQuerySet:
        return self.order_by(models.F("issued_on").desc(nulls_last=True), "-pk")


class LegalDocument(SiteOwned):
    """A document of the library (văn bản), also a draft of one.

    number_key: the same however the number was written. address: last word of its public address,
    given once. normative: it sets rules for everybody (quy phạm pháp luật). validity, its reason
    and day are kept as of ``validity_day`` and settled every night.
    The same number is used by several bodies and twice in one year: issuer, number and day tell
    documents apart.
    Legal basis: document:fields, document:validity
    """

    address = models.CharField(max_length=100, editable=False)
    state = models.CharField(
        max_length=10, choices=DocumentState.choices, default=DocumentState.ENTERED
    )
    is_draft = models.BooleanField("Là dự thảo", default=False)
    number = models.CharField("Số, ký hiệu", max_length=80, blank=True)
    number_key = models.CharField(max_length=90, editable=False, blank=True)
    serial = models.PositiveIntegerField(null=True, editable=False)
    kind = models.ForeignKey(
        DocumentKind, on_delete=models.PROTECT, related_name="+", verbose_name="Loại văn bản"
    )
    issuer = models.ForeignKey(
        Issuer, on_delete=models.PROTECT, related_name="documents",
        verbose_name="Cơ quan ban hành",
    )  # fmt: skip
    fields: Any = models.ManyToManyField(
        Field, related_name="documents", blank=True, verbose_name="Lĩnh vực"
    )
    normative = models.BooleanField("Là văn bản quy phạm pháp luật", default=False)
    abstract = models.TextField("Trích yếu", max_length=2000)
    signer = models.CharField("Người ký", max_length=120, blank=True)
    signer_post = models.CharField("Chức vụ", max_length=160, blank=True)
    issued_on = models.DateField("Ngày ban hành", null=True, blank=True)
    effective_on = models.DateField("Ngày có hiệu lực", null=True, blank=True)
    expires_on = models.DateField("Có hiệu lực đến hết ngày", null=True, blank=True)
    body = models.TextField("Toàn văn", blank=True)
    gazette = models.CharField("Số công báo", max_length=120, blank=True)
    source = models.CharField("Nguồn", max_length=300, blank=True)
    validity = models.CharField(
        max_length=10, choices=Validity.choices, default=Validity.UNKNOWN, editable=False
    )
    validity_since = models.DateField(null=True, editable=False)
    validity_reason = models.TextField(blank=True, editable=False)
    next_change_on = models.DateField(null=True, editable=False)
    entered_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    entered_at = models.DateTimeField(editable=False)
    changed_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    #: Findings of the search for personal data and secrecy that somebody let pass, with the reason.
    waived = models.JSONField(default=list, editable=False)

    objects: ClassVar[Any] = SiteManager.with_adjectives(DocumentQuerySet)

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        constraints = [
            models.UniqueConstraint(fields=["site", "address"], name="one_document_per_address"),
            models.UniqueConstraint(
                fields=["site", "issuer", "number_key", "issued_on"],
                condition=~models.Q(number_key=""),
                name="one_document_per_issuer_number_and_day",
                violation_error_message="Văn bản này đã có: cùng cơ quan, số và ngày ban hành.",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on__isnull=True)
                | models.Q(effective_on__isnull=True)
                | models.Q(expires_on__gte=models.F("effective_on")),
                name="a_document_ends_after_it_starts",
                violation_error_message="Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "state", "-issued_on", "-id"], name="documents_by_day"),
            models.Index(
                fields=["site", "state", "kind", "-issued_on", "-id"], name="documents_by_kind"
            ),
            models.Index(
                fields=["site", "state", "issuer", "-issued_on", "-id"], name="documents_by_issuer"
            ),
            models.Index(
                fields=["site", "state", "validity", "-issued_on", "-id"],
                name="documents_by_validity",
            ),
            models.Index(fields=["site", "state", "-published_at"], name="documents_by_posting"),
            models.Index(fields=["site", "number_key"], name="documents_by_number"),
            models.Index(fields=["next_change_on"], name="documents_by_next_change"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Kind and number as people name it: "Quyết định 48/2025/QĐ-UBND"; of a draft its kind."""
        if self.is_draft:
            return f"Dự thảo {self.kind.name[:1].lower()}{self.kind.name[1:]}"
        return f"{self.kind.name} {self.number}".strip()

    @property
    def path(self) -> str:
        """Address inside its portal."""
        return f"/van-ban/{self.address}/"

    @property
    def is_public(self) -> bool:
        return bool(self.state == DocumentState.PUBLIC)

    @property
    def begins_on(self) -> date | None:
        """The day from which it changes others: in force, or issued where that is not told."""
        return self.effective_on or self.issued_on


class DocumentFile(SiteOwned):
    """A file of a document. text: its words, page by page, for the search; text_state: how it went.

    digest: SHA-256 of its bytes as 64 hexadecimal digits; size: bytes; pages: 0 when not counted.
    """

    document = models.ForeignKey(LegalDocument, on_delete=models.CASCADE, related_name="files")
    file = models.FileField("Tệp", upload_to=document_file_path, max_length=200)
    name = models.CharField("Tên tệp", max_length=200)
    extension = models.CharField(max_length=6)
    kind = models.CharField("Loại tệp", max_length=60)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(blank=True)
    text_state = models.CharField(
        max_length=10, choices=TextState.choices, default=TextState.WAITING
    )
    text_note = models.CharField(max_length=200, blank=True)
    pages = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField()

    objects: ClassVar[Any] = SiteManager()

    class Meta:
        verbose_name = "tệp văn bản"
        verbose_name_plural = "tệp văn bản"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "digest"], name="a_file_once_a_document",
                violation_error_message="Tệp này đã có trong văn bản.",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["file"], name="document_file_by_path")]

    def __str__(self) -> str:
        return self.name

    @property
    def can_be_shown(self) -> bool:
        """Whether its pages can be looked at on the portal."""
        return bool(self.extension == "pdf" and self.pages)


class Relation(SiteOwned):
    """What a document does to an older one. parts: articles concerned, "" for the whole.

    target: in the library; target_words: the older document in words where it is not.
    on: first day, where it differs from that of the newer document.
    """

    source = models.ForeignKey(LegalDocument, on_delete=models.CASCADE, related_name="does")
    target = models.ForeignKey(
        LegalDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="suffers"
    )
    target_words = models.CharField("Văn bản ngoài thư viện", max_length=400, blank=True)
    kind = models.CharField("Quan hệ", max_length=10, choices=RelationKind.choices)
    parts = models.CharField("Điều, khoản", max_length=300, blank=True)
    on = models.DateField("Từ ngày", null=True, blank=True)

    objects: ClassVar[Any] = SiteManager()

    class Meta:
        verbose_name = "quan hệ văn bản"
        verbose_name_plural = "quan hệ văn bản"
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target", "kind", "parts"],
                name="a_document_does_a_thing_once",
                violation_error_message="Quan hệ này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=models.Q(target__isnull=False) ^ ~models.Q(target_words=""),
                name="a_relation_names_one_document",
                violation_error_message="Hãy chọn một văn bản, hoặc ghi tên văn bản ngoài thư "
                "viện.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.target or self.target_words}"

    @property
    def first_day(self) -> date | None:
        return self.on or self.source.begins_on

    @property
    def changes_standing(self) -> bool:
        """Whether the older document stands otherwise for it."""
        return self.kind in TAKES_EFFECT_FROM


class LifeEvent(SiteOwned):
    """What happened to a document by a paper outside the library. basis: that paper, in words."""

    document = models.ForeignKey(LegalDocument, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField("Việc", max_length=10, choices=EventKind.choices)
    on = models.DateField("Từ ngày")
    parts = models.CharField("Điều, khoản", max_length=300, blank=True)
    basis = models.CharField("Theo văn bản", max_length=400)

    objects: ClassVar[Any] = SiteManager()

    class Meta:
        verbose_name = "sự kiện hiệu lực"
        verbose_name_plural = "sự kiện hiệu lực"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} từ {self.on:%d/%m/%Y}"
