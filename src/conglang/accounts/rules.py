"""Which role may do what: one table, read by screens, policies and actions alike."""

from __future__ import annotations

from collections.abc import Iterable

WRITE = "write"
EDIT = "edit"
APPROVE = "approve"
PUBLISH = "publish"
PUBLISH_URGENT = "publish_urgent"
TAKE_DOWN = "take_down"
MANAGE_SECTIONS = "manage_sections"
MANAGE_BOARD = "manage_board"
MANAGE_RIGHTS = "manage_rights"
MANAGE_PEOPLE = "manage_people"
MANAGE_PORTAL = "manage_portal"
READ_AUDIT = "read_audit"
#: Of no role: the platform's administrators only.
MANAGE_PLATFORM = "manage_platform"
PLAN = "plan"
APPROVE_PLAN = "approve_plan"
SCORE_ROYALTIES = "score_royalties"
COMPILE_ROYALTIES = "compile_royalties"
CHECK_ROYALTIES = "check_royalties"
APPROVE_ROYALTIES = "approve_royalties"
PAY_ROYALTIES = "pay_royalties"
KEEP_DOCUMENTS = "keep_documents"
KEEP_ORGANISATION = "keep_organisation"

PERMISSION_LABELS: dict[str, str] = {
    WRITE: "viết bài",
    EDIT: "biên tập",
    APPROVE: "duyệt",
    PUBLISH: "xuất bản và hẹn giờ",
    PUBLISH_URGENT: "xuất bản khẩn",
    TAKE_DOWN: "gỡ bài",
    MANAGE_SECTIONS: "quản lý chuyên mục",
    MANAGE_BOARD: "sắp xếp việc của Ban Biên tập",
    MANAGE_RIGHTS: "phân quyền theo chuyên mục",
    MANAGE_PEOPLE: "quản lý nhân sự",
    MANAGE_PORTAL: "thiết lập cổng",
    READ_AUDIT: "xem nhật ký",
    MANAGE_PLATFORM: "quản trị nền tảng",
    PLAN: "lập kế hoạch, định hướng, giao đề tài và chỉ tiêu",
    APPROVE_PLAN: "duyệt kế hoạch năm",
    SCORE_ROYALTIES: "chấm nhuận bút",
    COMPILE_ROYALTIES: "lập bảng nhuận bút",
    CHECK_ROYALTIES: "kiểm tra bảng nhuận bút",
    APPROVE_ROYALTIES: "duyệt bảng nhuận bút",
    PAY_ROYALTIES: "chi trả nhuận bút",
    KEEP_DOCUMENTS: "quản lý thư viện văn bản",
    KEEP_ORGANISATION: "giữ thông tin lãnh đạo, đơn vị",
}

ROLE_PERMISSIONS: dict[str, frozenset[str]] = {
    "contributor": frozenset({WRITE}),
    "editor": frozenset({WRITE, EDIT, KEEP_DOCUMENTS}),
    "secretary": frozenset(
        {
            WRITE,
            EDIT,
            PLAN,
            MANAGE_SECTIONS,
            MANAGE_BOARD,
            READ_AUDIT,
            SCORE_ROYALTIES,
            COMPILE_ROYALTIES,
            KEEP_DOCUMENTS,
            KEEP_ORGANISATION,
        }
    ),
    "deputy_chief": frozenset(
        {
            WRITE,
            EDIT,
            PLAN,
            APPROVE,
            PUBLISH,
            TAKE_DOWN,
            READ_AUDIT,
            SCORE_ROYALTIES,
            CHECK_ROYALTIES,
            KEEP_DOCUMENTS,
        }
    ),
    "chief": frozenset(
        {
            WRITE,
            EDIT,
            PLAN,
            APPROVE,
            PUBLISH,
            PUBLISH_URGENT,
            TAKE_DOWN,
            MANAGE_SECTIONS,
            MANAGE_BOARD,
            MANAGE_RIGHTS,
            READ_AUDIT,
            APPROVE_PLAN,
            SCORE_ROYALTIES,
            APPROVE_ROYALTIES,
            KEEP_DOCUMENTS,
            KEEP_ORGANISATION,
        }
    ),
    # On duty in a storm or an epidemic, for the days of the post: publishes, decides nothing else.
    "duty_officer": frozenset({WRITE, PUBLISH_URGENT}),
    # Accounts, layout, log: no say over content (regulations, practice of boards).
    "portal_admin": frozenset(
        {MANAGE_SECTIONS, MANAGE_PEOPLE, MANAGE_PORTAL, READ_AUDIT, KEEP_ORGANISATION}
    ),
    # Pays what the chief approved; sees neither drafts nor the board's work.
    "accountant": frozenset({PAY_ROYALTIES}),
    # Numbers, registers and posts what the body issues; writes no news.
    "records_clerk": frozenset({KEEP_DOCUMENTS, KEEP_ORGANISATION}),
}
"""Legal basis: board:roles"""


def permissions_of_roles(roles: Iterable[str]) -> frozenset[str]:
    """Union of what the given roles allow; an unknown role allows nothing."""
    granted: frozenset[str] = frozenset()
    for role in roles:
        granted |= ROLE_PERMISSIONS.get(role, frozenset())
    return granted
