"""Standard sections of a new portal, by level: data that a portal may change afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field

from conglang.newsroom.choices import SectionKind
from conglang.tenancy.choices import Level


@dataclass(frozen=True, slots=True)
class StandardSection:
    key: str
    title: str
    intro: str = ""
    kind: SectionKind = SectionKind.NEWS
    on_home: bool = True
    children: list[StandardSection] = field(default_factory=list)


ABOUT = StandardSection(
    "gioi-thieu", "Giới thiệu", "Điều kiện tự nhiên, lịch sử, tổ chức bộ máy.",
    SectionKind.STANDING, on_home=False,
)  # fmt: skip
DIRECTION = StandardSection(
    "chi-dao-dieu-hanh", "Chỉ đạo điều hành", "Ý kiến chỉ đạo, chương trình, kế hoạch của cơ quan."
)
NOTICES = StandardSection(
    "thong-bao",
    "Thông báo",
    "Thông báo gửi người dân, tổ chức.",
    SectionKind.NOTICES,
    on_home=False,
)
SERVICES = StandardSection(
    "dich-vu-cong", "Dịch vụ công trực tuyến",
    "Hướng dẫn nộp hồ sơ trên Cổng Dịch vụ công quốc gia.",
    SectionKind.STANDING, on_home=False,
)  # fmt: skip
RURAL = StandardSection("nong-thon-moi", "Nông thôn mới")
ECONOMY = StandardSection("kinh-te", "Kinh tế")
SOCIETY = StandardSection("van-hoa-xa-hoi", "Văn hóa – Xã hội")
SECURITY = StandardSection("quoc-phong-an-ninh", "Quốc phòng – An ninh")
REFORM = StandardSection("cai-cach-hanh-chinh", "Cải cách hành chính")
DIGITAL = StandardSection("chuyen-doi-so", "Chuyển đổi số")


def _news(*children: StandardSection) -> StandardSection:
    return StandardSection(
        "tin-tuc", "Tin tức – Sự kiện", "Tin, bài về đời sống ở địa phương.", on_home=False,
        children=list(children),
    )  # fmt: skip


STANDARD_SECTIONS: dict[str, list[StandardSection]] = {
    Level.PROVINCE: [
        ABOUT, _news(ECONOMY, SOCIETY, SECURITY, RURAL, REFORM, DIGITAL),
        DIRECTION, NOTICES, SERVICES,
    ],
    Level.COMMUNE: [
        ABOUT, _news(RURAL, ECONOMY, SOCIETY, SECURITY, REFORM, DIGITAL),
        DIRECTION, NOTICES, SERVICES,
    ],
    Level.DISTRICT: [
        ABOUT, _news(RURAL, ECONOMY, SOCIETY, SECURITY, REFORM), DIRECTION, NOTICES, SERVICES,
    ],
    Level.DEPARTMENT: [ABOUT, _news(REFORM, DIGITAL), DIRECTION, NOTICES, SERVICES],
}  # fmt: skip
"""Legal basis: portal:structure"""
