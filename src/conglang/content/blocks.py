"""Blocks of an article's body: what a person may put between the lead and the byline."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from conglang.content import links
from conglang.content.html import clean_rich_text
from conglang.core.text import clean
from conglang.tenancy.forms import OpenModelChoiceField

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class CleanCharBlock(blocks.CharBlock):
    """One line, stored in NFC without invisible characters."""

    def clean(self, value: Any) -> Any:
        return super().clean(clean(value or "").strip())


class CleanTextBlock(blocks.TextBlock):
    """Several lines, stored in NFC without invisible characters."""

    def clean(self, value: Any) -> Any:
        return super().clean(clean(value or "").strip())


class CleanRichTextBlock(blocks.RichTextBlock):
    """Formatted text, NFC, with the allowed marks only."""

    def value_from_form(self, value: Any) -> Any:
        return super().value_from_form(clean_rich_text(value or ""))


class OpenChooserMixin:
    """A chooser among the open portal's rows: Wagtail keeps those of the portal it served first."""

    @cached_property
    def field(self) -> OpenModelChoiceField:
        chooser: Any = self
        return OpenModelChoiceField(
            queryset=chooser.model_class.objects.all(), widget=chooser.widget,
            required=chooser._required, validators=chooser._validators,  # noqa: SLF001 -- Wagtail's
            help_text=chooser._help_text,  # noqa: SLF001 -- as above
        )  # fmt: skip

    def deconstruct(self) -> tuple[str, Any, Any]:
        """Migrations know it as the block it stands on."""
        _, args, kwargs = super().deconstruct()  # type: ignore[misc]
        base = type(self).__mro__[2]
        return f"{base.__module__}.{base.__qualname__}", args, kwargs


class PictureChooserBlock(OpenChooserMixin, ImageChooserBlock):
    pass


class FileChooserBlock(OpenChooserMixin, DocumentChooserBlock):
    pass


class PhotoBlock(blocks.StructBlock):
    picture = PictureChooserBlock(label="Ảnh")
    alt = CleanCharBlock(
        label="Văn bản thay thế",
        max_length=200,
        help_text="Bắt buộc. Tả điều thấy trong ảnh cho người không nhìn được, một câu ngắn.",
    )
    caption = CleanCharBlock(label="Chú thích", max_length=300, required=False)
    credit = CleanCharBlock(label="Tác giả ảnh", max_length=120, required=False)

    class Meta:
        icon = "image"
        label = "Ảnh"
        template = "content/blocks/photo.html"


class GalleryBlock(blocks.StructBlock):
    photos = blocks.ListBlock(PhotoBlock(), label="Ảnh", min_num=2, max_num=30)

    class Meta:
        icon = "image"
        label = "Chùm ảnh"
        template = "content/blocks/gallery.html"


class QuoteBlock(blocks.StructBlock):
    text = CleanTextBlock(label="Lời trích")
    by = CleanCharBlock(label="Người nói", max_length=160, required=False)

    class Meta:
        icon = "openquote"
        label = "Trích dẫn"
        template = "content/blocks/quote.html"


class TableBlock(blocks.StructBlock):
    """A table a screen reader can follow: a caption and a heading for every column."""

    caption = CleanCharBlock(label="Tên bảng", max_length=250, help_text="Bắt buộc.")
    table = TypedTableBlock([("text", CleanCharBlock(label="Chữ", required=False))], label="Bảng")

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        headings = [column["heading"].strip() for column in result["table"].columns]
        if not headings or not all(headings):
            raise StructBlockValidationError(
                block_errors={"table": ValidationError("Mỗi cột của bảng cần có tên cột.")}
            )
        return result

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        table = value["table"]
        context["headers"] = [clean(column["heading"]) for column in table.columns]
        context["rows"] = [[cell.value for cell in row] for row in table.rows]
        return context

    class Meta:
        icon = "table"
        label = "Bảng"
        template = "content/blocks/table.html"


class FileBlock(blocks.StructBlock):
    file = FileChooserBlock(label="Tệp")
    title = CleanCharBlock(label="Tên hiển thị", max_length=200, required=False)

    class Meta:
        icon = "doc-full"
        label = "Tệp đính kèm"
        template = "content/blocks/file.html"


class SoundBlock(blocks.StructBlock):
    """A recording kept on the portal, with its words for those who cannot hear it."""

    title = CleanCharBlock(label="Tên", max_length=200)
    file = FileChooserBlock(label="Tệp âm thanh", help_text="MP3, M4A, OGG hoặc WAV.")
    transcript = CleanTextBlock(
        label="Bản chép lời", help_text="Bắt buộc. Ghi lại lời nói, cho người không nghe được."
    )

    class Meta:
        icon = "media"
        label = "Âm thanh"
        template = "content/blocks/sound.html"


class FilmBlock(blocks.StructBlock):
    """A film kept on the portal, with a still and with captions, a transcript, or both."""

    title = CleanCharBlock(label="Tên", max_length=200)
    file = FileChooserBlock(label="Tệp video", help_text="MP4 hoặc WebM.")
    poster = PictureChooserBlock(
        label="Ảnh đại diện", help_text="Hiện trước khi bấm xem; video chỉ tải khi có người bấm."
    )
    captions = FileChooserBlock(
        label="Tệp phụ đề", required=False,
        help_text="Tệp .vtt. Cần phụ đề hoặc bản chép lời; có cả hai thì càng tốt.",
    )  # fmt: skip
    transcript = CleanTextBlock(label="Bản chép lời", required=False)

    class Meta:
        icon = "media"
        label = "Video"
        template = "content/blocks/film.html"


class LinkKindBlock(blocks.FieldBlock):
    """Which capability the linked thing belongs to; choices come from the registry."""

    def __init__(self, required: bool = True, help_text: str = "", **kwargs: Any) -> None:  # noqa: FBT001, FBT002 -- Wagtail's signature
        self.field = forms.ChoiceField(
            required=required, help_text=help_text, choices=links.link_kinds
        )
        super().__init__(**kwargs)


class DocumentLinkBlock(blocks.StructBlock):
    """A link to a document or another record of the portal, by kind and public key."""

    kind = LinkKindBlock(label="Loại")
    key = CleanCharBlock(label="Số, ký hiệu hoặc mã", max_length=120)
    label = CleanCharBlock(label="Tên hiển thị", max_length=250)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        target = links.resolve(value["kind"], value["key"])
        context["label"] = value["label"] or (target.label if target else value["key"])
        context["url"] = target.url if target else ""
        context["kind_label"] = links.kind_label(value["kind"])
        return context

    class Meta:
        icon = "link"
        label = "Dẫn tới văn bản"
        template = "content/blocks/document_link.html"


class ArticleBody(blocks.StreamBlock):
    text = CleanRichTextBlock(
        label="Đoạn văn",
        icon="pilcrow",
        features=TEXT_FEATURES,
        template="content/blocks/text.html",
    )
    photo = PhotoBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    table = TableBlock()
    file = FileBlock()
    audio = SoundBlock()
    video = FilmBlock()
    document = DocumentLinkBlock()

    class Meta:
        required = False
