"""The editor's outermost panel: Wagtail's inline widget scripts get the page's nonce."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.panels import TabbedInterface


class EditorTabs(TabbedInterface):  # type: ignore[misc]
    """Tabs of the editor under a strict policy.

    Some of Wagtail's widgets start themselves with an inline ``<script>``; what people typed is
    escaped in the same HTML, so a bare ``<script>`` here is always Wagtail's own.
    """

    class BoundPanel(TabbedInterface.BoundPanel):  # type: ignore[misc]
        def render_html(self, parent_context: Any = None) -> SafeString:
            html: str = super().render_html(parent_context)
            nonce = self.request.csp_nonce
            return mark_safe(html.replace("<script>", f'<script nonce="{nonce}">'))  # noqa: S308 -- Wagtail's own HTML
