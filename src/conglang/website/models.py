from __future__ import annotations

from django.http import Http404, HttpRequest
from wagtail.url_routing import RouteResult

from conglang.content.models import BasePage


class HomePage(BasePage):
    """The root of one portal's pages."""

    parent_page_types = ["content.BasePage"]
    subpage_types = ["newsroom.SectionPage"]
    is_creatable = False

    class Meta:
        verbose_name = "trang chủ"
        verbose_name_plural = "trang chủ"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page of this portal by its whole address, in two queries at any depth.

        What is not live is asked what it left at its address; as a rule nothing.
        """
        if not path_components:
            return RouteResult(self)
        wanted = f"{self.url_path}{'/'.join(path_components)}/"
        found = BasePage.objects.filter(url_path=wanted).first()
        if found is None:
            raise Http404
        answer: RouteResult = found.specific.route(request, [])
        return answer
