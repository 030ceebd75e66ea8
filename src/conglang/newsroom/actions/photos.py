"""Many photos at once: sent one by one, described in a list, put into the draft together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from wagtail.models import Revision
from wagtail.utils.file import hash_filelike

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.core.text import clean, truncate_words
from conglang.media.models import Picture
from conglang.media.safety import check_picture, check_whole_picture
from conglang.newsroom.actions.steps import latest_revision, locked_record
from conglang.newsroom.models import EditorialRecord, IncomingPhoto

#: Photos of one person that may wait for one article; as many as a gallery and a half.
MOST_PHOTOS = 50
GALLERY_MIN, GALLERY_MAX = 2, 30
_TITLE_LENGTH, _WORDS_OF_A_PICTURE = 200, 20


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """What is said of one photo; longer words are cut where the field ends."""

    alt: str = ""
    caption: str = ""
    credit: str = ""

    def fields(self) -> dict[str, str]:
        return {
            "alt": clean(self.alt).strip()[:200], "caption": clean(self.caption).strip()[:300],
            "credit": clean(self.credit).strip()[:120],
        }  # fmt: skip


def _writable(article_id: int, by: User) -> EditorialRecord:
    record = locked_record(article_id)
    if not record.article.may_be_edited_by(by):
        raise Refusal("not_allowed", "Lúc này bạn không giữ bài để sửa.")
    return record


def take_photo(*, article_id: int, by: User, at: datetime, name: str, upload: Any) -> IncomingPhoto:
    """Keep one photo in the library, private, and at the end of its sender's list.

    name: as it was sent. upload: an open file with its size. No alternative text is made up.
    Refuses: not_allowed, too_many, too_large, not_a_picture, heic, damaged.
    """
    kind = check_picture(upload, size=upload.size)
    check_whole_picture(upload)
    stem = clean(PurePosixPath(name).stem).strip()
    digest = hash_filelike(upload)
    upload.seek(0)
    upload.name = f"{stem or 'anh'}.{kind.extension}"
    picture = Picture(
        title=stem[:_TITLE_LENGTH] or "Ảnh", file=upload, uploaded_by_user=by,
        file_size=upload.size, file_hash=digest,
    )  # fmt: skip
    try:
        with transaction.atomic():
            return _listed(picture, article_id=article_id, by=by, at=at)
    except BaseException:
        if picture.file._committed:  # noqa: SLF001 -- Django has no public word for it
            picture.file.storage.delete(picture.file.name)
        raise


def _listed(picture: Picture, *, article_id: int, by: User, at: datetime) -> IncomingPhoto:
    record = _writable(article_id, by)
    places = list(
        IncomingPhoto.objects.of(by, article_id=article_id).values_list("position", flat=True)
    )
    if len(places) >= MOST_PHOTOS:
        raise Refusal(
            "too_many", f"Đang có {MOST_PHOTOS} ảnh chờ. Hãy đưa vào bài hoặc bỏ bớt rồi tải thêm."
        )
    picture.save()
    photo: IncomingPhoto = IncomingPhoto.objects.create(
        site_id=record.site_id, record=record, picture=picture, person=by, uploaded_at=at,
        position=max(places, default=0) + 1,
    )  # fmt: skip
    return photo


@transaction.atomic
def describe_photos(*, article_id: int, by: User, words: dict[int, PhotoWords]) -> int:
    """Keep what was written about photos of one's own list; returns how many changed.

    words: by photo; what is not in the list is passed over. Refuses: not_allowed.
    """
    _writable(article_id, by)
    changed = 0
    for photo in IncomingPhoto.objects.of(by, article_id=article_id).filter(pk__in=words):
        fields = words[photo.pk].fields()
        if any(getattr(photo, name) != value for name, value in fields.items()):
            changed += IncomingPhoto.objects.filter(pk=photo.pk).update(**fields)
    return changed


@transaction.atomic
def move_photo(*, article_id: int, photo_id: int, step: int, by: User) -> bool:
    """Move a photo of one's own list one place up (-1) or down (1); False at either end.

    Refuses: not_allowed, unknown_photo.
    """
    _writable(article_id, by)
    row = list(IncomingPhoto.objects.of(by, article_id=article_id))
    place = next((number for number, each in enumerate(row) if each.pk == photo_id), None)
    if place is None:
        raise Refusal("unknown_photo", "Ảnh này không còn trong danh sách.")
    target = place + (1 if step > 0 else -1)
    if not 0 <= target < len(row):
        return False
    row[place], row[target] = row[target], row[place]
    for position, each in enumerate(row, start=1):
        if each.position != position:
            IncomingPhoto.objects.filter(pk=each.pk).update(position=position)
    return True


@transaction.atomic
def drop_photo(*, article_id: int, photo_id: int, by: User) -> bool:
    """Take a photo off one's own list; it stays in the library. Refuses: not_allowed."""
    _writable(article_id, by)
    rows = IncomingPhoto.objects.of(by, article_id=article_id)
    return bool(rows.filter(pk=photo_id).delete()[0])


@transaction.atomic
def put_photos(*, article_id: int, by: User, at: datetime, as_gallery: bool = False) -> Revision:
    """Put every photo of one's own list at the end of the draft, as a new text; the list is empty.

    as_gallery: one gallery instead of a photo block each.
    Refuses: not_allowed, held (another person is writing), no_photos, alt_missing, wrong_number.
    """
    record = _writable(article_id, by)
    lock = record.article.get_lock()
    if lock and lock.for_user(by):
        raise Refusal("held", f"{lock.get_locked_by(by)} bài này. Ảnh vẫn chờ ở đây.")
    photos = list(IncomingPhoto.objects.of(by, article_id=article_id).select_related("picture"))
    _refuse_unready(photos, as_gallery=as_gallery)
    newest = latest_revision(record.article)
    text = newest.as_object()
    text.body = [*text.body.raw_data, *_blocks(photos, as_gallery=as_gallery)]
    kept = text.save_revision(user=by, clean=False)
    for photo in photos:
        _describe_picture(photo)
    IncomingPhoto.objects.filter(pk__in=[photo.pk for photo in photos]).delete()
    audit(
        act="article.add_photos", on=record.article, by=by, at=at, role=role_names(by),
        note=f"{len(photos)} ảnh{', một chùm ảnh' if as_gallery else ''}",
        before={"revision": newest.pk}, after={"revision": kept.pk},
    )  # fmt: skip
    return kept


def _refuse_unready(photos: list[IncomingPhoto], *, as_gallery: bool) -> None:
    if not photos:
        raise Refusal("no_photos", "Chưa có ảnh nào để đưa vào bài.")
    without = [str(number) for number, each in enumerate(photos, start=1) if not each.alt]
    if without:
        raise Refusal(
            "alt_missing",
            f"Còn thiếu văn bản thay thế của ảnh {', '.join(without)}. "
            "Tả điều thấy trong ảnh, một câu ngắn, rồi đưa vào bài.",
        )
    if as_gallery and not GALLERY_MIN <= len(photos) <= GALLERY_MAX:
        raise Refusal("wrong_number", f"Một chùm ảnh cần từ {GALLERY_MIN} đến {GALLERY_MAX} ảnh.")


def _blocks(photos: list[IncomingPhoto], *, as_gallery: bool) -> list[dict[str, Any]]:
    values = [
        {
            "picture": photo.picture_id, "alt": photo.alt, "caption": photo.caption,
            "credit": photo.credit,
        }
        for photo in photos
    ]  # fmt: skip
    if as_gallery:
        return [{"type": "gallery", "value": {"photos": values}}]
    return [{"type": "photo", "value": value} for value in values]


def _describe_picture(photo: IncomingPhoto) -> None:
    """The library learns what was said of a photo, so that it is found there."""
    picture = photo.picture
    picture.description = picture.description or photo.alt
    picture.credit = picture.credit or photo.credit
    if photo.caption:
        picture.title = truncate_words(photo.caption, _WORDS_OF_A_PICTURE)[:_TITLE_LENGTH]
    picture.save()
