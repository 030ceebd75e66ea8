"""Closed lists of the year's plan, quotas and assignments."""

from django.db.models import TextChoices


class AchievementKind(TextChoices):
    """What a plan and quotas count by themselves; stored values never change."""

    ARTICLE = "article", "Tin, bài đã xuất bản"


class PlanState(TextChoices):
    """Where the plan of a year stands; stored values never change."""

    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Chờ duyệt"
    APPROVED = "approved", "Đã duyệt"
    RUNNING = "running", "Đang thực hiện"
    CLOSED = "closed", "Đã tổng kết"


#: A decision stands behind the plan: residents may read it, and only a decision changes it.
DECIDED_STATES = frozenset({PlanState.APPROVED, PlanState.RUNNING, PlanState.CLOSED})


class PartKind(TextChoices):
    """Parts of a plan beside its tasks and quotas; stored values never change."""

    TRAINING = "training", "Tập huấn, bồi dưỡng"
    MONEY = "money", "Kinh phí"
    MEETING = "meeting", "Họp, giao ban"
    REVIEW_HALF = "review_half", "Sơ kết 6 tháng"
    REVIEW_YEAR = "review_year", "Tổng kết năm"


class Measure(TextChoices):
    """How a task is measured: not by a number, by hand, or by a kind of achievement."""

    NONE = "none", "Không đo bằng số, chỉ cần minh chứng"
    HAND = "hand", "Số lần, cộng từ minh chứng ghi tay"
    ARTICLE = AchievementKind.ARTICLE.value, "Số tin, bài đã xuất bản (tự đếm)"


class Delivery(TextChoices):
    """How a topic given to a unit was delivered; reckoned, never stored."""

    IN_TIME = "in_time", "Đúng hạn"
    LATE = "late", "Nộp muộn"
    OVERDUE = "overdue", "Quá hạn"
    OPEN = "open", "Chưa đến hạn"


class PeriodKind(TextChoices):
    """How long a quota runs; stored values never change."""

    MONTH = "month", "Tháng"
    QUARTER = "quarter", "Quý"
    YEAR = "year", "Năm"


class Counted(TextChoices):
    """What a quota counts: items of a genre, items of any genre, or the pictures and films in them.

    The first three are those of ``newsroom.Genre``.
    """

    NEWS = "tin", "Tin"
    ARTICLE = "bai", "Bài"
    IN_DEPTH = "chuyen-sau", "Bài chuyên sâu"
    PHOTO = "anh", "Ảnh"
    VIDEO = "video", "Video"
    ANY = "any", "Tin, bài các loại"


class Standing(TextChoices):
    """How a unit stands to its quota in a period; reckoned, kept only in notices."""

    EXCEEDED = "exceeded", "Vượt chỉ tiêu"
    MET = "met", "Đạt chỉ tiêu"
    MISSED = "missed", "Chưa đạt"
    EXEMPT = "exempt", "Được miễn"
    NONE = "none", "Không giao chỉ tiêu"
