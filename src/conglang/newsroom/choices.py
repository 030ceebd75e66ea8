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
#: A chief may let a finding of the gate pass; a text that was taken down may be shown again.
WAIVING_STATES = frozenset(
    {
        State.SUBMITTED, State.IN_EDITING, State.PENDING_APPROVAL, State.APPROVED, State.SCHEDULED,
        State.TAKEN_DOWN,
    }
)  # fmt: skip
#: A text is on its way to the reader: the gate shows what it finds.
GATED_STATES = WAIVING_STATES | WITH_AUTHOR_STATES
CLOSED_STATES = frozenset({State.REJECTED, State.TAKEN_DOWN, State.ARCHIVED})


class CorrectionKind(TextChoices):
    PUBLIC = "public", "Đính chính"
    MINOR = "minor", "Chỉnh sửa nhỏ"


#: Beside the states, a choice of the list: taken down by the clock.
EXPIRED, EXPIRED_LABEL = "expired", "Hết hạn đăng"


class AfterTakeDown(TextChoices):
    NOTICE = "notice", "Lời báo bài đã được gỡ"
    REDIRECT = "redirect", "Chuyển sang bài khác của cổng"
    EXPIRED = "expired", "Lời báo bài đã hết thời hạn đăng"


#: Reasons for returning or rejecting that a new portal begins with; each board changes its own.
STANDARD_RETURN_REASONS = (
    "Thiếu số liệu hoặc nguồn số liệu",
    "Thiếu ảnh, ảnh không đạt",
    "Sai thể thức, chính tả, tên riêng",
    "Nội dung chưa chính xác, cần kiểm chứng",
    "Lộ thông tin cá nhân hoặc thông tin không được công khai",
    "Trùng với tin, bài đã có",
    "Không đúng chuyên mục, không thuộc phạm vi của cổng",
    "Quá thời điểm, không còn tính thời sự",
    "Lý do khác",
)


class TopicState(TextChoices):
    """How far a topic of the weekly orientation has come; reckoned, never stored."""

    ASSIGNED = "assigned", "Giao"
    WRITING = "writing", "Đang viết"
    SUBMITTED = "submitted", "Đã nộp"
    PUBLISHED = "published", "Đã xuất bản"
    OVERDUE = "overdue", "Quá hạn"


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


class Right(TextChoices):
    """The five switches of a person in a section; stored values never change."""

    WRITE = "write", "Viết"
    EDIT = "edit", "Sửa"
    APPROVE = "approve", "Duyệt"
    PUBLISH = "publish", "Đăng"
    TAKE_DOWN = "take_down", "Gỡ"


class StepKind(TextChoices):
    """What is done at a step of the board's path; stored values never change."""

    EDIT = "edit", "Biên tập"
    APPROVE = "approve", "Duyệt"
    PUBLISH = "publish", "Xuất bản"


class FindingKind(TextChoices):
    """What the gate before publication finds; the values are those of ``core.screening``."""

    CITIZEN_ID = "citizen_id", "Số định danh, căn cước"
    PHONE = "phone", "Số điện thoại"
    ACCOUNT = "account", "Số tài khoản"
    EMAIL = "email", "Thư điện tử riêng"
    BIRTH_DATE = "birth_date", "Ngày sinh đầy đủ"
    SECRECY = "secrecy", "Dấu hiệu độ mật"
    GAMBLING = "gambling", "Từ ngữ quảng cáo cờ bạc"
    HIDDEN_LINK = "hidden_link", "Liên kết ẩn hoặc ghi sai nơi đến"
    NEW_DOMAIN = "new_domain", "Tên miền chưa từng dùng"
    UNREADABLE = "unreadable", "Tệp máy không đọc được"


#: What somebody who finds it open can do about it.
FINDING_ADVICE: dict[str, str] = {
    FindingKind.CITIZEN_ID: "Xóa số; nêu tên và nơi ở là đủ. Che bớt trong tệp rồi tải lại.",
    FindingKind.PHONE: "Xóa, hoặc thay bằng số máy chung của cơ quan.",
    FindingKind.ACCOUNT: "Xóa, trừ tài khoản của quỹ hoặc cơ quan được phép nêu.",
    FindingKind.EMAIL: "Thay bằng hộp thư công vụ (.gov.vn).",
    FindingKind.BIRTH_DATE: "Chỉ nêu năm sinh hoặc tuổi.",
    FindingKind.SECRECY: "Dừng lại và hỏi người phụ trách bảo mật trước khi làm tiếp.",
    FindingKind.GAMBLING: "Xóa cả đoạn. Nếu lạ, báo quản trị cổng: có thể ai đó đã chèn vào.",
    FindingKind.HIDDEN_LINK: "Viết lại chữ của liên kết cho đúng nơi dẫn đến, hoặc xóa.",
    FindingKind.NEW_DOMAIN: "Mở thử địa chỉ. Đúng thì bỏ qua một lần, về sau cổng nhớ.",
    FindingKind.UNREADABLE: "Mở tệp, tự đọc hết rồi bỏ qua kèm lý do; hoặc thay tệp có chữ.",
}


class ReadingState(TextChoices):
    WAITING = "waiting", "Chờ đọc"
    READ = "read", "Đã đọc"
    UNREADABLE = "unreadable", "Không đọc được"


class BulkAct(TextChoices):
    """What is done with several articles of the list at once; stored values never change."""

    TAKE = "take", "Nhận biên tập"
    RETURN_TO_AUTHOR = "return_to_author", "Trả lại người viết"
    CHANGE_SECTION = "change_section", "Chuyển chuyên mục"
    ARCHIVE = "archive", "Cất vào lưu trữ"
