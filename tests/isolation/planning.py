"""What a portal of the isolation world has of plans and quotas."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from conglang.planning import actions
from conglang.planning.models import Achievement

if TYPE_CHECKING:
    from tests.isolation.world import Portal

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def add_planning(portal: Portal) -> None:
    """Everything of planning, in the portal's scope."""
    add_achievement(portal)
    add_plan(portal)


def add_achievement(portal: Portal) -> None:
    """What was published is counted."""
    article = portal.articles["published"]
    Achievement.objects.create(
        site=portal.site, kind="article", key=str(article.pk), title=article.title,
        unit=portal.units[1], section=portal.section, genre="tin", happened_at=AT, day=AT.date(),
    )  # fmt: skip


def add_plan(portal: Portal) -> None:
    """A public plan with one of everything, a change by decision open; last year's, a draft."""
    by, chief = portal.people["secretary"], portal.people["chief"]
    decision = actions.Decision(
        number=portal.text("12/KH"), decided_on=date(2026, 1, 15), signer=portal.text("Ông An"),
        file=ContentFile(PDF, name=f"{portal.slug}.pdf"),
    )  # fmt: skip
    plan = actions.start_plan(year=2026, by=by, at=AT)
    actions.start_plan(year=2025, by=by, at=AT)
    actions.save_plan_text(
        plan_id=plan.pk, purpose=portal.text("Mục đích"), basis=portal.text("Căn cứ"), by=by, at=AT
    )
    tasks = [
        actions.add_task(
            plan_id=plan.pk, by=by, at=AT,
            facts=actions.TaskFacts(
                title=portal.text(words), unit_id=portal.units[0].pk, since=date(2026, 1, 1),
                until=date(2026, 12, 31), joining_ids=(portal.units[1].pk,), measure="article",
                target=12, section_id=portal.section.pk,
                evidence_wanted=portal.text("Danh sách bài"),
            ),
        )
        for words in ("Tuyên truyền", "Tập huấn")
    ]  # fmt: skip
    parts = [
        actions.add_part(
            plan_id=plan.pk, by=by, at=AT,
            facts=actions.PartFacts(kind="money", text=portal.text(words), amount=1_000_000),
        )
        for words in ("Nhuận bút", "Tập huấn")
    ]  # fmt: skip
    actions.submit_plan(plan_id=plan.pk, by=by, at=AT)
    actions.approve_plan(plan_id=plan.pk, decision=decision, by=chief, at=AT)
    actions.publish_plan(plan_id=plan.pk, by=chief, at=AT)
    change = actions.open_plan_change(
        plan_id=plan.pk, decision=decision, reason=portal.text("Việc mới"), by=by, at=AT
    )
    evidence = actions.add_evidence(
        task_id=tasks[0].pk, by=by, at=AT,
        facts=actions.EvidenceFacts(
            portal.text("Đã họp"), day=date(2026, 5, 2), article_id=portal.articles["published"].pk,
            file=ContentFile(PDF, name=f"{portal.slug}.pdf"),
        ),
    )  # fmt: skip
    actions.tie_topics(
        task_id=tasks[0].pk, topic_ids=[topic.pk for topic in portal.topics], by=by, at=AT
    )
    portal.plans = {
        "task_id": [each.pk for each in tasks], "part_id": [each.pk for each in parts],
        "change_id": [change.pk], "evidence_id": [evidence.pk],
    }  # fmt: skip
