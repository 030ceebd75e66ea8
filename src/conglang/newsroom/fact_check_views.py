"""The page outside: a kept text, a question, an answer; nobody signs in.

Kept of the visitor is only which photos and files of the text the link opened, for a while.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from conglang.accounts.requests import client_address
from conglang.content.frame import frame_context
from conglang.content.meta import page_meta
from conglang.content.outline import files_of_body, pictures_of_body
from conglang.core.errors import Refusal
from conglang.media.delivery import let_see
from conglang.newsroom.actions import answer_fact_check, fact_check_for_secret
from conglang.newsroom.fact_check_forms import AnswerForm

#: Requests of one network address within the time; an office behind one address reads in peace.
MOST_REQUESTS, WITHIN_SECONDS = 60, 600
#: Photos and files of the text are handed out so long after the link was opened.
SEEN_FOR = timedelta(hours=2)


def _too_many(request: HttpRequest) -> bool:
    key = f"fact-check:{client_address(request)}"
    cache.add(key, 0, WITHIN_SECONDS)
    try:
        return cache.incr(key) > MOST_REQUESTS
    except ValueError:  # it ran out between the two lines
        return False


@require_http_methods(["GET", "HEAD", "POST"])
def fact_check(request: Any, secret: str) -> HttpResponse:
    """Show the text as it was kept, take one answer."""
    if _too_many(request):
        words = "Có quá nhiều lượt mở từ nơi này. Hãy đợi mười phút rồi mở lại đường dẫn."
        return _page(request, {"gone": words}, 429)
    try:
        check = fact_check_for_secret(secret, at=timezone.now())
    except Refusal as refusal:
        return _page(request, {"gone": refusal.message}, 410)
    if check.answered_at:
        return _page(request, {"check": check, "thanks": True}, 200)
    form = AnswerForm(request.POST or None, initial={"answered_by": check.name})
    if request.method == "POST" and form.is_valid():
        try:
            check = answer_fact_check(
                secret=secret, correct=form.cleaned_data["verdict"] == "dung",
                answer=form.cleaned_data["answer"], at=timezone.now(),
                answered_by=form.cleaned_data["answered_by"],
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error("answer" if refusal.code == "answer_missing" else None, refusal.message)
        else:
            return _page(request, {"check": check, "thanks": True}, 200)
    text = check.revision.as_object()
    let_see(
        request.session, pictures=pictures_of_body(text.body), files=files_of_body(text.body),
        until=min(check.expires_at, timezone.now() + SEEN_FOR),
    )  # fmt: skip
    context = {"check": check, "form": form, "text": text}
    return _page(request, context, 422 if form.errors else 200)


def _page(request: Any, context: dict[str, Any], status: int) -> HttpResponse:
    meta = page_meta(
        request.agency, "/doi-chieu/", title="Đối chiếu số liệu", noindex=True,
        description="Trang dành cho người được Ban Biên tập nhờ đối chiếu số liệu.",
    )  # fmt: skip
    response = render(
        request, "newsroom/fact_check.html", {**frame_context(request), **context, "meta": meta},
        status=status,
    )  # fmt: skip
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    # The address is the key: it goes to nobody the page links to.
    response["Referrer-Policy"] = "same-origin"
    return response
