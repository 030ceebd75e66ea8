from django.db.models import TextChoices


class Level(TextChoices):
    PROVINCE = "province", "Tỉnh, thành phố"
    DEPARTMENT = "department", "Sở, ban, ngành"
    DISTRICT = "district", "Huyện (trước 01/7/2025)"
    COMMUNE = "commune", "Xã, phường, đặc khu"


class PortalState(TextChoices):
    ACTIVE = "active", "Đang hoạt động"
    SUSPENDED = "suspended", "Tạm ngừng"
    ARCHIVED = "archived", "Lưu trữ"


class HostKind(TextChoices):
    PRIMARY = "primary", "Tên miền chính"
    ALIAS = "alias", "Tên miền phụ"
    FORMER = "former", "Tên miền cũ"


class Colour(TextChoices):
    LACQUER = "lacquer", "Đỏ sơn son"
    RIVER = "river", "Xanh sông nước"
    RICE = "rice", "Xanh lúa"
    INDIGO = "indigo", "Chàm"
    EARTH = "earth", "Nâu đất"
