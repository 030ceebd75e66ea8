"""Scoring: the articles that wait, those that were scored, and the form of one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from conglang.accounts.queries import units_for_listing
from conglang.core.errors import Refusal
from conglang.core.money import format_dong
from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.royalties import actions
from conglang.royalties.admin.months import payee_id_of
from conglang.royalties.models import NotPaid, Work
from conglang.royalties.permissions import authors_of, can_be_scored
from conglang.royalties.queries.listing import (
    SCORED,
    UNPAID,
    WAITING,
    articles_to_list,
    next_waiting,
)
from conglang.royalties.queries.reckoning import percent_words, published_on, score_words
from conglang.royalties.queries.scoring import (
    Ground,
    accounts_of,
    authors_to_pay,
    ground_of,
    people_to_pay,
)
from conglang.royalties.queries.works import works_on
from conglang.royalties.rules import divide_shares
from conglang.royalties.scoring_forms import NotPaidForm, OrderForm, WorkForm, work_forms

LIST_SIZE = 50
STATES = ((WAITING, "Chờ chấm"), (SCORED, "Đã chấm"), (UNPAID, "Không trả"))


@require_safe
def scores(request: HttpRequest) -> HttpResponse:
    """Articles that wait for a score, oldest first; or those that were scored or left unpaid."""
    state = request.GET.get("trang-thai", "")
    state = state if state in dict(STATES) else WAITING
    units = units_for_listing()
    unit = request.GET.get("don-vi", "")
    unit_id = int(unit) if unit in {str(each.pk) for each in units} else None
    page = Paginator(articles_to_list(state, unit_id), LIST_SIZE).get_page(request.GET.get("trang"))
    query: dict[str, str | int] = {"trang-thai": state}
    if unit_id is not None:
        query["don-vi"] = unit_id
    context = {
        "page": page, "rows": [_row(each, request.user) for each in page.object_list],
        "state": state, "states": STATES, "units": units, "unit_id": unit_id,
        "query": urlencode(query),
    }  # fmt: skip
    return render(request, "royalties/admin/scores.html", context)


def _row(article: ArticlePage, user: Any) -> dict[str, Any]:
    works = list(article.works.all())
    names = [each.name for each in article.authors.all()]
    writers = {article.record.author_id, *(each.person_id for each in article.authors.all())}
    return {
        "article": article,
        "names": ", ".join(names) or str(article.record.author or ""),
        "own": user.pk in writers,
        "works": [f"{work.line.name} {score_words(work)}".strip() for work in works],
        "amount": sum(work.amount for work in works),
        "by": next((work.scored_by for work in works), None),
        "month": next((work.month for work in works if work.month), None),
        "not_paid": getattr(article, "not_paid", None),
    }


@dataclass(slots=True)
class Sheet:
    """Everything of the scoring screen of one article, bound or not."""

    record: EditorialRecord
    ground: Ground
    works: list[Work]
    order: OrderForm
    forms: list[WorkForm]
    unpaid: NotPaidForm
    problem: str = ""

    @property
    def wrong(self) -> bool:
        parts = [self.order, self.unpaid, *self.forms]
        return bool(self.problem or any(form.errors for form in parts))


def record_to_score_or_404(article_id: int) -> EditorialRecord:
    """The file of an article that has come far enough to be scored."""
    rows = EditorialRecord.objects.select_related("article__unit", "author")
    record: EditorialRecord | None = rows.filter(article_id=article_id).first()
    if record is None or not can_be_scored(record):
        raise Http404
    return record


@require_http_methods(["GET", "HEAD", "POST"])
def score(request: Any, article_id: int) -> HttpResponseBase:
    """Score the works of an article, or say that nothing is paid for it."""
    record = record_to_score_or_404(article_id)
    if request.user.pk in authors_of(record):
        messages.error(request, "Người viết không tự chấm bài của mình. Hãy nhờ người khác chấm.")
        return redirect("royalty_scores")
    unpaid = request.method == "POST" and "khong-tra" in request.POST
    sheet = _sheet(request, record, unpaid=unpaid)
    if request.method == "POST" and _save(request, sheet, unpaid=unpaid):
        return redirect("royalty_score", article_id)
    return _show(request, sheet)


def _sheet(request: Any, record: EditorialRecord, *, unpaid: bool) -> Sheet:
    posted = request.POST if request.method == "POST" else None
    data = None if unpaid else posted
    works = works_on(record.article)
    order = OrderForm(data, initial={"ordered_on": works[0].ordered_on if works else None})
    ordered_on = order.initial["ordered_on"]
    if order.is_bound:
        ordered_on = order.cleaned_data.get("ordered_on") if order.is_valid() else None
    ground = ground_of(record, today=timezone.localdate(), ordered_on=ordered_on)
    forms = work_forms(
        data, ground, people_to_pay(accounts_of(record)), authors_to_pay(record), works
    )
    return Sheet(record, ground, works, order, forms, NotPaidForm(posted if unpaid else None))


def _save(request: Any, sheet: Sheet, *, unpaid: bool) -> bool:
    """Whether what was posted is kept; if not, the sheet says why."""
    try:
        if unpaid:
            return _leave_unpaid(request, sheet)
        return _keep_score(request, sheet)
    except Refusal as refusal:
        sheet.problem = refusal.message
        return False


def _leave_unpaid(request: Any, sheet: Sheet) -> bool:
    if not sheet.unpaid.is_valid():
        return False
    actions.not_pay(
        article_id=sheet.record.article_id, reason=sheet.unpaid.cleaned_data["reason"],
        by=request.user, at=timezone.now(),
    )  # fmt: skip
    messages.success(request, "Đã ghi: bài này không trả nhuận bút.")
    return True


def _keep_score(request: Any, sheet: Sheet) -> bool:
    if not all([sheet.order.is_valid(), *(form.is_valid() for form in sheet.forms)]):
        return False
    with transaction.atomic():
        facts = [
            form.facts(sheet.order.cleaned_data["ordered_on"], payee_id_of) for form in sheet.forms
        ]
        rows = actions.score(
            article_id=sheet.record.article_id, works=[each for each in facts if each],
            by=request.user, at=timezone.now(),
        )  # fmt: skip
    total = format_dong(sum(row.amount for row in rows))
    messages.success(request, f"Đã chấm: {total} đồng.")
    return True


def _show(request: Any, sheet: Sheet) -> HttpResponse:
    article = sheet.record.article
    context = {
        "sheet": sheet, "ground": sheet.ground, "article": article,
        "published": published_on(article) if article.shown_at else None,
        "amounts": amounts_of(sheet.works),
        "total": sum(work.amount for work in sheet.works),
        "held": next((work.month for work in sheet.works if work.month), None),
        "not_paid": NotPaid.objects.filter(article=article).select_related("by").first(),
        "next": next_waiting(article),
    }  # fmt: skip
    status = 422 if sheet.wrong else 200
    return render(request, "royalties/admin/score.html", context, status=status)


def amounts_of(works: list[Work]) -> list[dict[str, Any]]:
    """Each work with its amount and what every author gets of it."""
    rows = []
    for work in works:
        shares = list(work.shares.all())
        parts = divide_shares(work.amount, [share.part for share in shares])
        rows.append(
            {
                "work": work,
                "score": score_words(work),
                "shares": [
                    (share, percent_words(share.part), part)
                    for share, part in zip(shares, parts, strict=True)
                ],
            }
        )
    return rows
