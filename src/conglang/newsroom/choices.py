from django.db.models import TextChoices


class State(TextChoices):
    """Where an article stands with the board; stored values never change."""

    DRAFT = "draft", "Nháp"
    SUBMITTED = "submitted", "Đã gửi"
    IN_EDITING = "in_editing", "Đang biên tập"
    RETURNED = "returned", "Trả lại"
    PENDING_APPROVAL = "pending_approval", "Chờ duyệt"
    APPROVED = "approved", "Đã duyệt"
    SCHEDULED = "scheduled", "Hẹn giờ"
    PUBLISHED = "published", "Đã xuất bản"
    REJECTED = "rejected", "Từ chối"
    TAKEN_DOWN = "taken_down", "Đã gỡ"
    ARCHIVED = "archived", "Lưu trữ"


#: The contributor holds the text.
WITH_AUTHOR_STATES = frozenset({State.DRAFT, State.RETURNED})
#: Somebody on the board must act.
WAITING_STATES = frozenset(
    {State.SUBMITTED, State.IN_EDITING, State.PENDING_APPROVAL, State.APPROVED}
)
CLOSED_STATES = frozenset({State.REJECTED, State.TAKEN_DOWN, State.ARCHIVED})


class Genre(TextChoices):
    NEWS = "tin", "Tin"
    ARTICLE = "bai", "Bài"
    IN_DEPTH = "chuyen-sau", "Bài chuyên sâu"
    PHOTO = "anh", "Phóng sự ảnh"


class AuthorRole(TextChoices):
    NEWS = "tin", "Tin"
    ARTICLE = "bai", "Bài"
    PHOTO = "anh", "Ảnh"


class UploadState(TextChoices):
    """What became of a file that somebody sent to be read."""

    WAITING = "waiting", "Chờ đọc"
    READING = "reading", "Đang đọc"
    DONE = "done", "Đã thành nháp"
    REFUSED = "refused", "Không lấy được"


class SectionKind(TextChoices):
    NEWS = "news", "Tin bài"
    NOTICES = "notices", "Thông báo"
    STANDING = "standing", "Thông tin thường trực"
