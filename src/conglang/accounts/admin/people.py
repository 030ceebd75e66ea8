"""Who works on the portal: the list, inviting, and the page of one person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from conglang.accounts import mails
from conglang.accounts.admin.common import person_or_404, show_form
from conglang.accounts.forms import InviteForm, PersonForm
from conglang.accounts.models import Post, User
from conglang.accounts.person_actions import change_person, give, invite_person
from conglang.accounts.queries import (
    PersonRow,
    account_is_ours,
    free_username,
    has_second_factor,
    last_sign_in,
    people_for_listing,
    person_here,
    person_known_as,
    posts_of,
)  # fmt: skip
from conglang.audit.acts import act_label
from conglang.audit.queries import history_of_several
from conglang.core.errors import Refusal
from conglang.tenancy.scoping import open_site

LIST_SIZE = 50
HISTORY_SHOWN = 30


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who serves or served here, those of today first."""
    search = request.GET.get("q", "")[:120]
    found = people_for_listing(search=search)
    page = Paginator(found, LIST_SIZE).get_page(request.GET.get("trang"))
    today = timezone.localdate()
    context = {
        "q": search,
        "page": page,
        "rows": [_row(each, today) for each in page.object_list],
        "current": sum(each.current for each in found),
        "query": urlencode({"q": search}) if search else "",
    }
    return render(request, "accounts/admin/people.html", context)


def _row(found: PersonRow, today: date) -> dict[str, Any]:
    held = [post for post in found.posts if post.holds_on(today)]
    return {
        "person": found.person,
        "current": found.current,
        "posts": held or found.posts[-1:],
        "waiting": found.person.is_active and not found.person.has_usable_password(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def person_invite(request: HttpRequest) -> HttpResponseBase:
    """A new person with a post and an invitation; a known one only gets the post."""
    form = InviteForm(request.POST or None)
    known: User | None = None
    if request.method == "POST" and form.is_valid():
        known = person_known_as(
            username=form.cleaned_data["username"], email=form.cleaned_data["email"]
        )
        answer = _admit(request, form, known)
        if answer is not None:
            return answer
    # Of somebody known elsewhere nothing is said but that they exist.
    return show_form(
        request, form, title="Mời người mới", button="Mời", back=reverse("people"),
        trail=[("Nhân sự", reverse("people"))], existing=known is not None and not form.errors,
    )  # fmt: skip


def _admit(request: HttpRequest, form: InviteForm, known: User | None) -> HttpResponseBase | None:
    if known is None:
        return _invite(request, form)
    if person_here(known.pk):
        form.add_error(
            None,
            f"{known} ({known.username}) đã có trong danh sách nhân sự. "
            "Mở trang của người đó để giao vai trò.",
        )
        return None
    return _give_to_known(request, form, known) if "existing" in request.POST else None


def _invite(request: Any, form: InviteForm) -> HttpResponse | None:
    data = form.cleaned_data
    try:
        invited = invite_person(
            full_name=data["full_name"], email=data["email"], post=form.new_post(),
            username=data["username"] or free_username(data["full_name"]), by=request.user,
            at=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return None
    return show_invitation(request, invited.person, invited.secret, invited.ticket.expires_at)


def _give_to_known(request: Any, form: InviteForm, known: User) -> HttpResponseBase | None:
    try:
        post = give(person=known, post=form.new_post(), by=request.user, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return None
    mails.send_new_post(person=known, agency=request.agency, post=post)
    messages.success(request, "Đã giao vai trò. Người này đăng nhập bằng tài khoản đang có.")
    return redirect("person", known.pk)


def show_invitation(request: Any, person: User, secret: str, expires_at: Any) -> HttpResponse:
    """The one page on which an invitation link can be read; it is also sent by e-mail."""
    agency = open_site().agency
    url = f"{agency.base_url}{reverse('accept_invitation', args=[secret])}"
    sent = mails.send_invitation(
        person=person, agency=agency, url=url, expires_at=expires_at, invited_by=request.user
    )
    context = {"person": person, "url": url, "expires_at": expires_at, "sent": sent}
    return render(request, "accounts/admin/invitation.html", context)


@require_safe
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """One person: posts, ways in, what was done on the account."""
    shown = person_or_404(person_id)
    today = timezone.localdate()
    posts = posts_of(shown)
    history = history_of_several(
        {"accounts.user": [shown.pk], "accounts.post": [post.pk for post in posts]}
    )[:HISTORY_SHOWN]
    ours = account_is_ours(shown) or request.user.is_platform_admin  # type: ignore[union-attr]
    context = {
        "person": shown,
        "posts": [_post(post, today) for post in posts],
        "ours": ours,
        "own": shown.pk == request.user.pk,
        "waiting": shown.is_active and not shown.has_usable_password(),
        "second_factor": has_second_factor(shown),
        "last_sign_in": last_sign_in(shown),
        "history": [{"entry": entry, "what": act_label(entry.act)} for entry in history],
    }
    return render(request, "accounts/admin/person.html", context)


def _post(post: Post, today: date) -> dict[str, Any]:
    if post.holds_on(today):
        state, words = "published", "Đang giữ"
    elif post.starts_on > today:
        state, words = "scheduled", "Sắp bắt đầu"
    else:
        state, words = "archived", "Đã kết thúc"
    return {"post": post, "state": state, "words": words, "open": state != "archived"}


@require_http_methods(["GET", "HEAD", "POST"])
def person_edit(request: Any, person_id: int) -> HttpResponseBase:
    """Change what is known of a person whose account is this portal's."""
    shown = person_or_404(person_id)
    form = PersonForm.of(shown, request.POST or None)
    if request.method == "POST" and form.is_valid():
        former = shown.email
        try:
            change_person(person=shown, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            if former != shown.email:
                mails.send_address_changed(person=shown, agency=request.agency, to=former)
            messages.success(request, "Đã lưu.")
            return redirect("person", shown.pk)
    return show_form(
        request, form, title=f"Sửa thông tin: {shown}", button="Lưu",
        back=reverse("person", args=[shown.pk]), trail=person_trail(shown),
    )  # fmt: skip


def person_trail(shown: User) -> list[tuple[str, str]]:
    """The way from the list to a person."""
    return [("Nhân sự", reverse("people")), (str(shown), reverse("person", args=[shown.pk]))]
