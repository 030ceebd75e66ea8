"""Acts on one person: posts, lock, ways in, handing over. Nobody is ever deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from conglang.accounts.actions import end_post, issue_ticket, set_active
from conglang.accounts.admin.common import person_or_404, show_form
from conglang.accounts.admin.people import person_trail, show_invitation
from conglang.accounts.choices import TicketKind
from conglang.accounts.forms import EndForm, HandOverForm, PostForm, WhyForm
from conglang.accounts.models import Post, User
from conglang.accounts.person_actions import (
    give,
    hand_over_person,
    refuse_last_administrator,
    remove_second_factor,
)  # fmt: skip
from conglang.core.errors import Refusal

FORM_METHODS = ["GET", "HEAD", "POST"]


def _done(request: HttpRequest, form: Form, act: Callable[[], object], sentence: str) -> bool:
    """Do the act when the form is sent and whole; a refusal becomes an error of the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return False
    messages.success(request, sentence)
    return True


def _page(request: HttpRequest, form: Form, person: User, **words: Any) -> HttpResponse:
    back = reverse("person", args=[person.pk])
    return show_form(request, form, back=back, trail=person_trail(person), **words)


@require_http_methods(FORM_METHODS)
def post_give(request: Any, person_id: int) -> HttpResponseBase:
    """Give one more role, from one day to another."""
    person = person_or_404(person_id)
    form = PostForm(request.POST or None)

    def act() -> None:
        give(person=person, post=form.new_post(), by=request.user, at=timezone.now())

    if _done(request, form, act, "Đã giao vai trò."):
        return redirect("person", person.pk)
    return _page(request, form, person, title=f"Giao vai trò: {person}", button="Giao vai trò")


@require_http_methods(FORM_METHODS)
def post_end(request: Any, post_id: int) -> HttpResponseBase:
    """Let a post end after a day; the person and what they did stay."""
    post = Post.objects.select_related("person", "unit").filter(pk=post_id).first()
    if post is None:
        raise Http404
    form = EndForm(request.POST or None)

    def act() -> None:
        day = form.cleaned_data["ends_on"]
        refuse_last_administrator(post, after=day)
        end_post(post_id=post.pk, ends_on=day, by=request.user, at=timezone.now())

    sentence = "Đã ghi ngày kết thúc. Nếu người này còn việc đang mở, hãy bàn giao."
    if _done(request, form, act, sentence):
        return redirect("person", post.person_id)
    unit = f", {post.unit}" if post.unit else ""
    return _page(
        request, form, post.person, title=f"Kết thúc vai trò {post.get_role_display()}{unit}",
        button="Kết thúc vai trò", intro="Vai trò, bài đã viết và nhật ký đều được giữ lại.",
    )  # fmt: skip


@require_http_methods(FORM_METHODS)
def person_lock(request: Any, person_id: int) -> HttpResponseBase:
    """Lock or unlock the account, with a reason."""
    person = person_or_404(person_id)
    form, active = WhyForm(request.POST or None), not person.is_active
    words = {
        "title": f"{'Mở khóa' if active else 'Khóa'} tài khoản: {person}",
        "button": "Mở khóa" if active else "Khóa tài khoản",
        "danger": not active,
        "intro": "Người này đăng nhập lại được ngay." if active else (
            "Người này bị đăng xuất ngay trên mọi thiết bị và không đăng nhập được nữa. "
            "Bài và nhật ký được giữ nguyên."
        ),
    }  # fmt: skip

    def act() -> None:
        set_active(
            person=person, active=active, by=request.user, at=timezone.now(),
            reason=form.cleaned_data["reason"],
        )  # fmt: skip

    if _done(request, form, act, "Đã mở khóa." if active else "Đã khóa tài khoản."):
        return redirect("person", person.pk)
    return _page(request, form, person, **words)


@require_http_methods(FORM_METHODS)
def person_second_factor(request: Any, person_id: int) -> HttpResponseBase:
    """Take a lost device away, so that the person can set up a new one."""
    person = person_or_404(person_id)
    form = WhyForm(request.POST or None)

    def act() -> None:
        remove_second_factor(
            person=person, by=request.user, at=timezone.now(), reason=form.cleaned_data["reason"]
        )

    if _done(request, form, act, "Đã gỡ xác thực hai bước. Lần đăng nhập tới phải bật lại."):
        return redirect("person", person.pk)
    return _page(
        request, form, person, title=f"Gỡ xác thực hai bước: {person}", button="Gỡ", danger=True,
        intro="Chỉ làm khi người này mất thiết bị và hết mã dự phòng, sau khi đã gặp trực tiếp.",
    )  # fmt: skip


@require_http_methods(FORM_METHODS)
def person_hand_over(request: Any, person_id: int) -> HttpResponseBase:
    """Open items of somebody who leaves go to another person."""
    person = person_or_404(person_id)
    form = HandOverForm(request.POST or None, person=person)
    moved: list[int] = []

    def act() -> None:
        to = form.cleaned_data["to"]
        moved.append(hand_over_person(person=person, to=to, by=request.user, at=timezone.now()))

    if _done(request, form, act, "Đã bàn giao."):
        messages.info(request, f"Số việc đã chuyển: {moved[0]}.")
        return redirect("person", person.pk)
    return _page(
        request, form, person, title=f"Bàn giao việc: {person}", button="Bàn giao",
        intro="Mọi bài đang mở mà người này viết hoặc biên tập ở cổng này "
        "được chuyển sang người nhận. "
        "Bài đã đăng giữ nguyên tên tác giả.",
    )  # fmt: skip


@require_POST
def person_invitation(request: Any, person_id: int) -> HttpResponseBase:
    """A new invitation link; those not yet used stop working."""
    person = person_or_404(person_id)
    try:
        ticket, secret = issue_ticket(
            person=person, kind=TicketKind.INVITATION, by=request.user, at=timezone.now()
        )
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return redirect("person", person.pk)
    return show_invitation(request, person, secret, ticket.expires_at)


@require_POST
def person_slip(request: Any, person_id: int) -> HttpResponseBase:
    """A printed slip for somebody without e-mail: shown once, good for two days."""
    person = person_or_404(person_id)
    try:
        ticket, code = issue_ticket(
            person=person, kind=TicketKind.SLIP, by=request.user, at=timezone.now()
        )
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return redirect("person", person.pk)
    context = {
        "person": person,
        "code": f"{code[:5]}-{code[5:]}",
        "expires_at": ticket.expires_at,
        "url": f"{request.agency.base_url}{reverse('use_slip')}",
        "agency": request.agency,
        "issued_at": timezone.now(),
        "shortest": settings.PASSWORD_MIN_LENGTH,
    }
    return render(request, "accounts/admin/slip.html", context)
