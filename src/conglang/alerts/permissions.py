"""Who may put a line over every page."""

from __future__ import annotations

from typing import Any

from conglang.accounts.permissions import may
from conglang.accounts.rules import MANAGE_PORTAL, PUBLISH_URGENT
from conglang.alerts.choices import EMERGENCIES, AlertKind
from conglang.core.errors import Refusal


def kinds_for(user: Any) -> list[AlertKind]:
    """Kinds of lines a person may put up: emergencies, or what concerns the portal itself."""
    urgent, portal = may(user, PUBLISH_URGENT), may(user, MANAGE_PORTAL)
    return [kind for kind in AlertKind if urgent or (portal and kind not in EMERGENCIES)]


def may_open_alerts(user: Any) -> bool:
    return bool(kinds_for(user))


def refuse_kind(kind: str, by: Any) -> None:
    """Refuse (``not_allowed``) a person a kind of line that is not theirs."""
    if kind not in kinds_for(by):
        raise Refusal(
            "not_allowed", "Cảnh báo thiên tai, dịch bệnh, sự cố do Trưởng ban hoặc cán bộ trực "
            "khẩn cấp đặt; thông báo chung, ngừng hệ thống có thể do quản trị cổng đặt.",
        )  # fmt: skip
