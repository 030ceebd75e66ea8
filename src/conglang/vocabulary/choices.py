from django.db.models import TextChoices


class UnitKind(TextChoices):
    """What an administrative unit is called; the word stands before its name."""

    PROVINCE = "province", "Tỉnh"
    CITY = "city", "Thành phố"
    COMMUNE = "commune", "Xã"
    WARD = "ward", "Phường"
    SPECIAL_ZONE = "special_zone", "Đặc khu"


PROVINCE_LEVEL = frozenset({UnitKind.PROVINCE, UnitKind.CITY})
COMMUNE_LEVEL = frozenset({UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE})
