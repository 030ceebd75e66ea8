"""What the organisation registers below; called once, when apps are ready."""

from __future__ import annotations

from django.utils import timezone

from conglang.audit.acts import register_acts, register_fact
from conglang.media.models import Picture
from conglang.media.publicity import register_shower
from conglang.organisation.indexing import KIND, entries
from conglang.organisation.queries import portraits_shown
from conglang.search.sources import register_source

ACTS = {
    "enter": "Thêm lãnh đạo",
    "change": "Sửa thông tin lãnh đạo",
    "drop": "Bỏ thẻ lãnh đạo nhập nhầm",
    "profile": "Sửa thông tin đơn vị",
}


def register_everything() -> None:
    """Search source, portraits, words of the log."""
    register_source(KIND, "Lãnh đạo", entries)
    register_shower(Picture, lambda ids: portraits_shown(ids, timezone.localdate()))
    register_acts("organisation", "Tổ chức", ACTS)
    register_fact("post_title", "Chức vụ")
    register_fact("shown", "Hiện trên cổng")
