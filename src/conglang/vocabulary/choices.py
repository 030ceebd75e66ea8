from django.db.models import TextChoices

from conglang.core.deadlines import DayKind, TermUnit


class UnitKind(TextChoices):
    """What an administrative unit is called; the word stands before its name."""

    PROVINCE = "province", "Tỉnh"
    CITY = "city", "Thành phố"
    COMMUNE = "commune", "Xã"
    WARD = "ward", "Phường"
    SPECIAL_ZONE = "special_zone", "Đặc khu"


PROVINCE_LEVEL = frozenset({UnitKind.PROVINCE, UnitKind.CITY})
COMMUNE_LEVEL = frozenset({UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE})


class CalendarDayKind(TextChoices):
    """How a day differs from others of its weekday; values are those of ``core.deadlines``."""

    HOLIDAY = DayKind.HOLIDAY.value, "Nghỉ cả ngày"
    WORKING = DayKind.WORKING.value, "Làm việc bù"
    MORNING_OFF = DayKind.MORNING_OFF.value, "Nghỉ buổi sáng"
    AFTERNOON_OFF = DayKind.AFTERNOON_OFF.value, "Nghỉ buổi chiều"


class TermUnitChoice(TextChoices):
    """What a term is counted in; values are those of ``core.deadlines``."""

    WORKING_HOURS = TermUnit.WORKING_HOURS.value, "giờ làm việc"
    WORKING_DAYS = TermUnit.WORKING_DAYS.value, "ngày làm việc"
    HOURS = TermUnit.HOURS.value, "giờ"
    DAYS = TermUnit.DAYS.value, "ngày"
