"""Staff addresses of alerts; which kinds a person may put up, the view and the act decide."""

from typing import Any

from django.urls import path

from conglang.accounts.screens import ANY_POST
from conglang.alerts.admin import screens

urlpatterns: list[Any] = [
    path("canh-bao/", screens.alerts, name="alerts"),
    path("canh-bao/moi/", screens.alert_new, name="alert_new"),
    path("canh-bao/<int:alert_id>/go/", screens.alert_down, name="alert_down"),
]

SCREENS: dict[str, tuple[str, ...]] = {ANY_POST: ("alerts", "alert_new", "alert_down")}
