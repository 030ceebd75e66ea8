"""Staff addresses of the organisation, and the permission each needs."""

from typing import Any

from django.urls import path

from conglang.accounts.rules import KEEP_ORGANISATION
from conglang.organisation.admin import screens

BASE = "to-chuc/"

urlpatterns: list[Any] = [
    path(f"{BASE}lanh-dao/", screens.organisation_leaders, name="organisation_leaders"),
    path(f"{BASE}lanh-dao/moi/", screens.organisation_leader, name="organisation_leader_new"),
    path(
        f"{BASE}lanh-dao/<int:leader_id>/", screens.organisation_leader, name="organisation_leader"
    ),
    path(
        f"{BASE}lanh-dao/<int:leader_id>/bo/",
        screens.organisation_leader_drop,
        name="organisation_leader_drop",
    ),
    path(f"{BASE}don-vi/", screens.organisation_units, name="organisation_units"),
    path(f"{BASE}don-vi/<int:unit_id>/", screens.organisation_unit, name="organisation_unit"),
]

SCREENS: dict[str, tuple[str, ...]] = {
    KEEP_ORGANISATION: tuple(pattern.name for pattern in urlpatterns),
}
