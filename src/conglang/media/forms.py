from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.media.safety import FILE_HINT, check_file, check_picture


class PictureForm(BaseImageForm):
    """Says the limits before the upload and refuses by content."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:  # not when an upload of many is described afterwards
            field = self.fields["file"]
            field.help_text = "JPEG, PNG, WebP, AVIF; tối đa 20 MB và 50 triệu điểm ảnh."
            field.to_python = partial(self._look_first, field.to_python)
        self.fields["description"].label = "Văn bản thay thế"
        self.fields[
            "description"
        ].help_text = (
            "Tả điều người xem thấy trong ảnh, một câu ngắn, cho người không nhìn thấy ảnh."
        )

    def _look_first(self, read: Callable[[Any], Any], upload: Any) -> Any:
        # Before Wagtail's own look, which falls over a picture that is cut off.
        try:
            if upload:
                check_picture(upload, size=upload.size)
        except Refusal as refusal:
            raise ValidationError(refusal.message, code=refusal.code) from refusal
        return read(upload)

    def clean_title(self) -> str:
        return clean(self.cleaned_data["title"]).strip()


class FileForm(BaseDocumentForm):
    """Says the limits before the upload and refuses by content."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:  # as above
            self.fields["file"].help_text = f"{FILE_HINT}; tối đa 50 MB."

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data:
            try:
                found = check_file(upload, name=upload.name, size=upload.size)
            except Refusal as refusal:
                raise ValidationError(refusal.message, code=refusal.code) from refusal
            self.instance.kind = found.label
        return upload
