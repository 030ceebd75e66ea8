"""What royalties add to the newsroom's screens: a panel on the file, fields beside approval."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from conglang.newsroom.models import EditorialRecord
from conglang.royalties import actions
from conglang.royalties.actions import ShareFacts, WorkFacts
from conglang.royalties.admin.months import payee_id_of
from conglang.royalties.admin.scoring import amounts_of
from conglang.royalties.models import NotPaid, Work
from conglang.royalties.permissions import can_be_scored, may_score
from conglang.royalties.queries.scoring import authors_to_pay, equal_parts, ground_of
from conglang.royalties.queries.works import works_on
from conglang.royalties.scoring_forms import ApprovalScoreForm


def score_panel(request: HttpRequest, record: EditorialRecord) -> SafeString | str:
    """How an article was scored, or the way to do it; nothing for its author."""
    if not may_score(record, request.user) or not can_be_scored(record):
        return ""
    works = works_on(record.article)
    context = {
        "article": record.article,
        "amounts": amounts_of(works),
        "total": sum(work.amount for work in works),
        "not_paid": NotPaid.objects.filter(article_id=record.article_id).first(),
    }
    return render_to_string("royalties/admin/score_panel.html", context, request=request)


class ApprovalScore:
    """“Duyệt và chấm nhuận bút”: kept by the action of scoring; “chấm sau” keeps nothing."""

    title = "Nhuận bút"
    invites = "Duyệt và chấm nhuận bút"
    form: Form

    def __init__(self, record: EditorialRecord, form: ApprovalScoreForm) -> None:
        self.record, self.form, self.score = record, form, form

    def save(self, *, by: Any, at: datetime) -> None:
        line = self.score.chosen
        if line is None:
            return
        authors = authors_to_pay(self.record)
        parts = equal_parts(len(authors)) if authors else []
        actions.score(
            article_id=self.record.article_id, by=by, at=at,
            works=[
                WorkFacts(
                    line_id=line.pk, score=self.score.cleaned_data["royalty_score"],
                    reason=self.score.cleaned_data["royalty_reason"],
                    shares=[
                        ShareFacts(payee_id_of(author.payee), part, author.role)
                        for author, part in zip(authors, parts, strict=True)
                    ],
                )
            ],
        )  # fmt: skip


def approval_fields(request: HttpRequest, record: EditorialRecord) -> ApprovalScore | None:
    """The short form beside “Duyệt”, for who may score; nothing once somebody scored."""
    if not may_score(record, request.user) or not can_be_scored(record):
        return None
    if Work.objects.filter(article_id=record.article_id).exists():
        return None
    ground = ground_of(record, today=timezone.localdate())
    if not ground.lines:
        return None
    line = ground.usual_line()
    initial = {
        "royalty_line": line.pk if line else None,
        "royalty_score": ground.suggested(line) if line else None,
    }
    data = request.POST if request.method == "POST" else None
    return ApprovalScore(record, ApprovalScoreForm(data, ground=ground, initial=initial))
