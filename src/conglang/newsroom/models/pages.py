"""Sections and articles: the pages."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail.url_routing import RouteResult

from conglang.accounts.models import Unit
from conglang.accounts.rules import EDIT, WRITE
from conglang.content.addresses import page_slug
from conglang.content.blocks import ArticleBody
from conglang.content.models import BasePage
from conglang.content.panels import EditorTabs, OpenInlinePanel
from conglang.core.text import clean, nfc
from conglang.newsroom.choices import AuthorRole, Genre, SectionKind, State
from conglang.newsroom.models.holds import HeldLock, TextHold
from conglang.newsroom.models.records import EditorialRecord
from conglang.newsroom.models.rights import may_here
from conglang.newsroom.panels import ChecklistPanel, ReturnedPanel


class SectionPage(BasePage):
    """A section (chuyên mục): a list of articles, possibly with sections below it."""

    intro = models.CharField("Giới thiệu ngắn", max_length=300, blank=True)
    kind = models.CharField(
        "Cách trình bày", max_length=10, choices=SectionKind.choices, default=SectionKind.NEWS
    )
    position = models.PositiveIntegerField("Thứ tự", default=0)
    on_home = models.BooleanField("Hiện trên trang chủ", default=True)

    parent_page_types = ["website.HomePage", "newsroom.SectionPage"]
    subpage_types = ["newsroom.SectionPage", "newsroom.ArticlePage"]
    is_creatable = True

    class Meta:
        verbose_name = "chuyên mục"
        verbose_name_plural = "chuyên mục"

    def may_get_subpages_from(self, user: Any) -> bool:
        return may_here(user, WRITE, self)

    @classmethod
    def can_create_at(cls, parent: Any) -> bool:
        # Sections are made in their own screen, by those who manage sections.
        return False


class ArticlePage(BasePage):
    """An article. Its text lives in revisions; where it stands, in its ``EditorialRecord``."""

    lead = models.TextField(
        "Lời dẫn (sapo)", blank=True, max_length=600, help_text="Hai, ba câu nói điều chính."
    )
    body = StreamField(ArticleBody(), blank=True, verbose_name="Nội dung")
    genre = models.CharField("Thể loại", max_length=12, choices=Genre.choices, default=Genre.NEWS)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Đơn vị đóng góp",
    )  # fmt: skip
    source_name = models.CharField("Nguồn (nếu đăng lại)", max_length=160, blank=True)
    source_url = models.URLField("Địa chỉ bài gốc", blank=True)
    source_at = models.DateTimeField("Thời gian của bài gốc", null=True, blank=True)
    pinned_until = models.DateTimeField("Ghim đến hết", null=True, blank=True)
    shown_at = models.DateTimeField(
        "Thời gian ghi trên bài", null=True, blank=True, editable=False, db_index=True
    )
    corrected_at = models.DateTimeField(null=True, blank=True, editable=False)
    inherited_from = models.CharField("Tiếp nhận từ", max_length=160, blank=True, editable=False)

    parent_page_types = ["newsroom.SectionPage"]
    subpage_types: list[str] = []
    is_creatable = True
    show_in_menus_default = False

    content_panels = [
        ReturnedPanel(),
        TitleFieldPanel(
            "title",
            heading="Tiêu đề",
            help_text="Ngắn, nói được việc chính.",
            placeholder="Tiêu đề bài",
        ),
        FieldPanel("lead"),
        FieldPanel("body"),
        OpenInlinePanel("authors", heading="Tác giả", label="Tác giả"),
        ChecklistPanel(),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("genre"), FieldPanel("unit"), FieldPanel("pinned_until")], "Phân loại"
        ),
        MultiFieldPanel(
            [FieldPanel("source_name"), FieldPanel("source_url"), FieldPanel("source_at")],
            "Nguồn, khi đăng lại bài của nơi khác",
        ),
        OpenInlinePanel("related", heading="Bài liên quan", label="Bài liên quan", max_num=5),
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("search_description")], "Đường dẫn"),
    ]
    settings_panels: list[Any] = []
    edit_handler = EditorTabs(
        [
            ObjectList(content_panels, heading="Nội dung"),
            ObjectList([*promote_panels, CommentPanel()], heading="Phân loại, nguồn, đường dẫn"),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "tin bài"
        verbose_name_plural = "tin bài"
        indexes = [models.Index(fields=["-shown_at"], name="articles_newest_first")]

    def clean(self) -> None:
        super().clean()
        self.lead = clean(self.lead).strip()
        self.source_name = clean(self.source_name).strip()
        if bool(self.source_name) != bool(self.source_url):
            raise ValidationError(
                {"source_url": "Bài đăng lại cần ghi đủ tên nguồn và địa chỉ bài gốc."}
            )
        if self.unit and self.site_id and self.unit.site_id != self.site_id:
            raise ValidationError({"unit": "Đơn vị này không thuộc cổng."})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        self.title = nfc(self.title)
        if self._state.adding and self.slug and self.depth:
            self._keep_an_address_of_its_own()
        result = super().save(*args, **kwargs)
        EditorialRecord.objects.get_or_create(
            article=self, defaults={"site_id": self.site_id, "author": self.owner}
        )
        return result

    def _keep_an_address_of_its_own(self) -> None:
        """Two new articles may be sent at once: the form saw a free address, now it may be taken.

        Who adds a page holds its section, so nobody takes the address after this.
        """
        taken = set(self.get_siblings(inclusive=False).values_list("slug", flat=True))
        if self.slug in taken:
            self.slug = page_slug(self.slug, taken, top_level=False)

    def route(self, request: Any, path_components: list[str]) -> Any:
        """Also an article that was taken down answers at its address: with what was left there."""
        if not path_components and not self.live:
            down = self.record.take_downs.filter(lifted_at__isnull=True)
            if down.exists():
                return RouteResult(self)
        return super().route(request, path_components)

    def may_be_edited_by(self, user: Any) -> bool:
        record = EditorialRecord.objects.filter(article_id=self.pk).first()
        return record is not None and self.may_be_edited_at(record, user)

    def may_be_edited_at(self, record: EditorialRecord, user: Any) -> bool:
        """The same for an article whose record is at hand: lists ask without a query each."""
        if record.state in {State.DRAFT, State.RETURNED}:
            own = record.author_id == user.pk and may_here(user, WRITE, self)
            return own or (self.live and may_here(user, EDIT, self))
        return record.state == State.IN_EDITING and may_here(user, EDIT, self)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [("", "Trang bài"), ("ban-in", "Bản in")]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return type(self).public_view(request, self, preview=True, print_view=mode_name == "ban-in")

    def get_lock(self) -> HeldLock | None:
        """The editor is open to one person at a time; who that is, ``TextHold`` says."""
        rows = TextHold.objects.select_related("person", "record")
        found = rows.filter(record__article_id=self.pk).first()
        return HeldLock(self, found) if found and found.holds_at(timezone.now()) else None

    def save_revision(
        self, user: Any = None, *args: Any, overwrite_revision: Any = None, **kwargs: Any
    ) -> Any:
        """Keep the text only for a person who holds it now, and never over a text that counts.

        The record is locked, so that a save cannot slip in behind a decision. Raises
        PermissionDenied for anybody who does not hold the text.
        """
        with transaction.atomic():
            return self._save_held_revision(
                user, *args, overwrite_revision=overwrite_revision, **kwargs
            )

    def _save_held_revision(
        self, user: Any, *args: Any, overwrite_revision: Any, **kwargs: Any
    ) -> Any:
        rows = EditorialRecord.objects.select_for_update(of=("self",))
        record = rows.filter(article_id=self.pk).first()
        if record and user is not None and not self.may_be_edited_by(user):
            raise PermissionDenied("Bài đã chuyển bước; lúc này bạn không sửa được nữa.")
        lock = self.get_lock() if user is not None else None
        if lock and lock.for_user(user):
            raise PermissionDenied(f"{lock.get_locked_by(user)} bài này.")
        if overwrite_revision and self._counts(overwrite_revision, record):
            overwrite_revision = None
        return super().save_revision(user, *args, overwrite_revision=overwrite_revision, **kwargs)

    def _counts(self, revision: Any, record: EditorialRecord | None) -> bool:
        """Whether a text was sent, shown to a chief, approved or published: it stays as it was."""
        if record is None:
            return False
        named = {record.submitted_revision_id, record.approved_revision_id, self.live_revision_id}
        return revision.pk in named or revision.created_at <= record.since

    def with_content_json(self, content: Any) -> Any:
        """The text of a revision; what belongs to the article as a whole is kept as it is."""
        page = super().with_content_json(content)
        page.site_id = self.site_id
        page.shown_at = self.shown_at
        page.corrected_at = self.corrected_at
        page.inherited_from = self.inherited_from
        return page


class ArticleAuthor(Orderable):
    """A name of the byline and what that person did."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="authors")
    name = models.CharField("Tên hoặc bút danh", max_length=120)
    role = models.CharField("Vai trò", max_length=4, choices=AuthorRole.choices)
    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, editable=False,
        related_name="+",
    )  # fmt: skip

    panels = [FieldPanel("name"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = "tác giả"

    def clean(self) -> None:
        self.name = clean(self.name).strip()


class RelatedArticle(Orderable):
    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related")
    target = models.ForeignKey(
        ArticlePage, on_delete=models.CASCADE, related_name="+", verbose_name="Bài"
    )

    panels = [PageChooserPanel("target", "newsroom.ArticlePage")]

    class Meta(Orderable.Meta):
        verbose_name = "bài liên quan"
