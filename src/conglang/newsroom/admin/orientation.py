"""The weekly orientation: read by everybody with a post, written by secretary and chiefs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.admin.common import show_form
from conglang.accounts.permissions import may
from conglang.accounts.rules import PLAN
from conglang.core.dates import format_date
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.admin.desk import sections_with_articles
from conglang.newsroom.admin.topics import row_of_topic
from conglang.newsroom.choices import TopicState
from conglang.newsroom.models import Topic
from conglang.newsroom.orientation_forms import OrientationForm, TopicForm
from conglang.newsroom.queries.orientation import (
    orientation_of,
    topic_rows,
    unfinished_before,
)
from conglang.newsroom.rules import week_of
from conglang.tenancy.scoping import open_site

WEEK = timedelta(days=7)


def day_asked(request: HttpRequest, name: str = "tuan") -> date:
    """A day from the address; today when none or nonsense was given."""
    try:
        found = date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return timezone.localdate()
    return found if 2000 <= found.year <= 2100 else timezone.localdate()


def _context(request: HttpRequest) -> dict[str, Any]:
    today, monday = timezone.localdate(), week_of(day_asked(request))
    orientation = orientation_of(monday)
    rows = topic_rows(orientation, today=today) if orientation else []
    return {
        "orientation": orientation,
        "rows": [row_of_topic(row, request.user) for row in rows],
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "this_week": monday == week_of(today),
        "done": sum(row.state == TopicState.PUBLISHED for row in rows),
    }


@require_safe
def orientation(request: HttpRequest) -> HttpResponse:
    """One week: its text and topics; the way to the weeks around it."""
    context = _context(request)
    may_plan, monday = may(request.user, PLAN), context["monday"]
    context |= {
        "may_plan": may_plan,
        "earlier": (monday - WEEK).isoformat(),
        "later": (monday + WEEK).isoformat(),
        "left_over": unfinished_before(monday, today=monday) if may_plan else 0,
    }
    return render(request, "newsroom/admin/orientation.html", context)


@require_safe
def orientation_print(request: HttpRequest) -> HttpResponse:
    """The week on paper: to be signed, pinned up, sent round."""
    context = {**_context(request), "agency": open_site().agency}
    return render(request, "newsroom/admin/orientation_print.html", context)


def _week_address(monday: date) -> str:
    return f"{reverse('orientation')}?tuan={monday.isoformat()}"


@require_http_methods(["GET", "HEAD", "POST"])
def orientation_edit(request: Any) -> HttpResponseBase:
    """Write the text of a week."""
    monday = week_of(day_asked(request))
    form = OrientationForm(request.POST or None, orientation=orientation_of(monday))
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_orientation(
                week=monday, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "Đã lưu định hướng tuần.")
            return redirect(_week_address(monday))
    return _form(request, form, f"Định hướng tuần từ {format_date(monday)}", "Lưu", monday)


@require_http_methods(["GET", "HEAD", "POST"])
def topic_add(request: Any) -> HttpResponseBase:
    """Give a unit a topic."""
    monday = week_of(day_asked(request))
    form = TopicForm(request.POST or None, sections=sections_with_articles(), week=monday)
    if request.method == "POST" and form.is_valid():
        try:
            topic = actions.add_topic(
                week=monday, facts=form.facts(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã giao đề tài cho {topic.unit.name}.")
            return redirect(_week_address(monday))
    return _form(request, form, f"Giao đề tài, tuần từ {format_date(monday)}", "Giao", monday)


@require_http_methods(["GET", "HEAD", "POST"])
def topic_edit(request: Any, topic_id: int) -> HttpResponseBase:
    """Change a topic."""
    topic = topic_or_404(topic_id)
    monday = topic.orientation.week_starts_on
    form = TopicForm(
        request.POST or None, sections=sections_with_articles(), week=monday, topic=topic
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_topic(
                topic_id=topic.pk, facts=form.facts(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "Đã lưu đề tài.")
            return redirect(_week_address(monday))
    return _form(request, form, f"Sửa đề tài: {topic.title}", "Lưu", monday)


@require_POST
def topic_drop(request: Any, topic_id: int) -> HttpResponseBase:
    """Take back a topic that nobody has begun."""
    topic = topic_or_404(topic_id)
    try:
        actions.drop_topic(topic_id=topic.pk, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, f"Đã bỏ đề tài “{topic.title}”.")
    return redirect(_week_address(topic.orientation.week_starts_on))


@require_POST
def topic_write(request: Any, topic_id: int) -> HttpResponseBase:
    """“Viết bài này”: a draft with the topic tied to it, open in the editor."""
    topic = topic_or_404(topic_id)
    try:
        article = actions.write_topic(topic_id=topic.pk, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return redirect(_week_address(topic.orientation.week_starts_on))
    messages.success(request, "Đã tạo nháp cho đề tài. Viết xong thì gửi Ban Biên tập.")
    return redirect("wagtailadmin_pages:edit", article.pk)


@require_POST
def orientation_carry(request: Any) -> HttpResponseBase:
    """Take what was left of the last week into this one."""
    monday = week_of(day_asked(request))
    try:
        count = actions.carry_over(week=monday, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        words = f"Đã chuyển {count} đề tài sang tuần này." if count else "Không còn đề tài nào dở."
        messages.success(request, words)
    return redirect(_week_address(monday))


def topic_or_404(topic_id: int) -> Topic:
    """A topic of the open portal."""
    rows = Topic.objects.select_related("orientation", "unit", "section")
    topic = rows.filter(pk=topic_id).first()
    if topic is None:
        raise Http404
    return topic


def _form(request: HttpRequest, form: Any, title: str, button: str, monday: date) -> HttpResponse:
    back = _week_address(monday)
    return show_form(
        request, form, title=title, button=button, back=back, trail=[("Định hướng tuần", back)]
    )
