"""Panels of the editor: scripts with the page's nonce, choices of the open portal."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel, TabbedInterface
from wagtail.admin.panels.base import get_form_for_model

from conglang.tenancy.forms import OpenChoicesMixin


class EditorTabs(TabbedInterface):
    """Tabs of the editor under a strict policy.

    Some of Wagtail's widgets start themselves with an inline ``<script>``; what people typed is
    escaped in the same HTML, so a bare ``<script>`` here is always Wagtail's own.
    """

    class BoundPanel(TabbedInterface.BoundPanel):
        def render_html(self, parent_context: Any = None) -> SafeString:
            html: str = super().render_html(parent_context)
            nonce = self.request.csp_nonce
            return mark_safe(html.replace("<script>", f'<script nonce="{nonce}">'))  # noqa: S308 -- Wagtail's own HTML


class OpenRowForm(OpenChoicesMixin, WagtailAdminModelForm):
    """One row of an inline panel."""


class OpenInlinePanel(InlinePanel):
    """Rows below the thing edited, with choices read anew in the open portal."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=OpenRowForm,
            defer_required_on_fields=deferred,
        )
        return options
