from django.db.models import TextChoices


class Method(TextChoices):
    """What a score of a table is called; both are multiplied by the unit value."""

    COEFFICIENT = "coefficient", "Hệ số"
    POINTS = "points", "Điểm"


class WorkKind(TextChoices):
    """What of an article is paid by a line of the table."""

    TEXT = "text", "Bài viết"
    PHOTO = "photo", "Ảnh"
    FILM = "film", "Video, âm thanh"


class MonthState(TextChoices):
    """Where the statement of a month stands; stored values never change."""

    OPEN = "open", "Đang mở"
    COMPILED = "compiled", "Đã lập bảng"
    CHECKED = "checked", "Đã kiểm tra"
    APPROVED = "approved", "Đã duyệt"
    PASSED = "passed", "Đã chuyển kế toán"
    PAID = "paid", "Đã chi trả"


#: Amounts, names and texts are frozen.
CLOSED_STATES = frozenset({MonthState.APPROVED, MonthState.PASSED, MonthState.PAID})
#: Accounting sees the statement.
PASSED_STATES = frozenset({MonthState.PASSED, MonthState.PAID})


class LineKind(TextChoices):
    """What a line of a statement pays."""

    ROYALTY = "royalty", "Nhuận bút"
    FEE = "fee", "Thù lao"
    ADJUSTMENT = "adjustment", "Điều chỉnh"
