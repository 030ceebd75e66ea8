from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from conglang.content.models import BasePage


class HomePage(BasePage):
    """The root of one portal's pages."""

    parent_page_types = ["content.BasePage"]
    subpage_types = ["newsroom.SectionPage"]
    is_creatable = False

    class Meta:
        verbose_name = "trang chủ"
        verbose_name_plural = "trang chủ"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from conglang.website.views import home_page  # noqa: PLC0415 -- views stand above

        return home_page(request)
