from django.db.models import TextChoices


class Role(TextChoices):
    """Posts of an editorial board and of a portal; stored values never change."""

    CONTRIBUTOR = "contributor", "Cộng tác viên"
    EDITOR = "editor", "Biên tập viên"
    SECRETARY = "secretary", "Thư ký"
    DEPUTY_CHIEF = "deputy_chief", "Phó trưởng ban"
    CHIEF = "chief", "Trưởng ban"
    DUTY_OFFICER = "duty_officer", "Cán bộ trực khẩn cấp"
    PORTAL_ADMIN = "portal_admin", "Quản trị cổng"
    ACCOUNTANT = "accountant", "Kế toán"
    RECORDS_CLERK = "records_clerk", "Văn thư"


#: These sign in with a second factor (TCVN 14423:2026, acceptance B-67).
SECOND_FACTOR_ROLES = frozenset(
    {Role.DEPUTY_CHIEF, Role.CHIEF, Role.DUTY_OFFICER, Role.PORTAL_ADMIN, Role.ACCOUNTANT}
)
#: A contributor speaks for a unit.
UNIT_ROLES = frozenset({Role.CONTRIBUTOR})


class TicketKind(TextChoices):
    INVITATION = "invitation", "Thư mời"
    SLIP = "slip", "Phiếu cấp lại mật khẩu"


class SignInResult(TextChoices):
    SIGNED_IN = "signed_in", "Đăng nhập"
    FAILED = "failed", "Đăng nhập sai"
    SIGNED_OUT = "signed_out", "Đăng xuất"
    LOCKED = "locked", "Bị khóa tạm do sai nhiều lần"
    UNLOCKED = "unlocked", "Mở khóa màn hình"
    PASSWORD_CHANGED = "password_changed", "Đổi mật khẩu"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere", "Đăng xuất mọi nơi"
    PAGE_REFUSED = "page_refused", "Mở trang không được phép"
