from django.db.models import TextChoices


class IssuerLevel(TextChoices):
    """Of which level the body is that issued a document; the district ended on 30/6/2025."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện (trước 01/7/2025)"
    COMMUNE = "commune", "Cấp xã"


class DocumentState(TextChoices):
    """Whether residents see a document."""

    ENTERED = "entered", "Đang nhập"
    PUBLIC = "public", "Công khai"
    WITHDRAWN = "withdrawn", "Đã gỡ"


class Validity(TextChoices):
    """Whether a document is in force on a day; what residents read.

    Legal basis: document:validity
    """

    IN_FORCE = "in_force", "Còn hiệu lực"
    PARTLY = "partly", "Hết hiệu lực một phần"
    NOT_YET = "not_yet", "Chưa có hiệu lực"
    SUSPENDED = "suspended", "Ngưng hiệu lực"
    EXPIRED = "expired", "Hết hiệu lực"
    UNKNOWN = "unknown", "Chưa rõ hiệu lực"
    DRAFT = "draft", "Dự thảo"


class RelationKind(TextChoices):
    """What a document does to an older one."""

    REPLACES = "replaces", "Thay thế"
    REPEALS = "repeals", "Bãi bỏ"
    AMENDS = "amends", "Sửa đổi, bổ sung"
    GUIDES = "guides", "Hướng dẫn thi hành"
    BASED_ON = "based_on", "Căn cứ vào"
    RELATES = "relates", "Liên quan đến"


#: The same, told from the older document.
SUFFERED = {
    RelationKind.REPLACES: "Được thay thế bởi",
    RelationKind.REPEALS: "Bị bãi bỏ bởi",
    RelationKind.AMENDS: "Được sửa đổi, bổ sung bởi",
    RelationKind.GUIDES: "Được hướng dẫn bởi",
    RelationKind.BASED_ON: "Là căn cứ của",
    RelationKind.RELATES: "Liên quan đến",
}
#: Kinds after which the older document no longer stands as it did.
TAKES_EFFECT_FROM = frozenset({RelationKind.REPLACES, RelationKind.REPEALS, RelationKind.AMENDS})


class EventKind(TextChoices):
    """What happened to a document by a paper that is not in the library."""

    EXPIRED = "expired", "Hết hiệu lực toàn bộ"
    PARTLY = "partly", "Hết hiệu lực một phần"
    SUSPENDED = "suspended", "Ngưng hiệu lực"
    RESUMED = "resumed", "Có hiệu lực trở lại"


class TextState(TextChoices):
    """What became of the words of a file."""

    WAITING = "waiting", "Đang đọc chữ"
    READ = "read", "Tìm được theo chữ"
    SCAN = "scan", "Bản quét, chưa tìm được theo chữ"
    OCR = "ocr", "Bản quét, chữ do máy nhận dạng"
    UNREADABLE = "unreadable", "Không đọc được chữ"


class Ordering(TextChoices):
    """How residents sort the library."""

    NEWEST = "moi", "Mới ban hành"
    OLDEST = "cu", "Cũ nhất"
    POSTED = "dang", "Mới đăng"
    NUMBER = "so", "Số, ký hiệu"


class ImportState(TextChoices):
    """How far an import from a spreadsheet is."""

    READ = "read", "Chờ xem lại"
    GOING = "going", "Đang đưa vào"
    DONE = "done", "Đã đưa vào"
    DROPPED = "dropped", "Đã bỏ"
