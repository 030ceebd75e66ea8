"""What the editor shows around the text: why it came back, and what to look at before sending."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from conglang.newsroom.choices import State


class ReturnedPanel(Panel):
    """Why the board gave the text back, where the writer reads it while changing it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/admin/returned_panel.html"

        def is_shown(self) -> bool:
            record = getattr(self.instance, "record", None) if self.instance.pk else None
            return bool(record and record.state == State.RETURNED)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "record": self.instance.record}


class ChecklistPanel(Panel):
    """What keeps the kept text from being sent, and what an editor would change in it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/admin/checklist_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None
