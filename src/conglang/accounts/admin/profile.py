"""One's own profile: names and contacts; password, second factor and sessions are linked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from conglang.accounts import mails
from conglang.accounts.forms import ProfileForm
from conglang.accounts.models import User
from conglang.accounts.permissions import posts_held
from conglang.accounts.person_actions import change_person
from conglang.accounts.queries import has_second_factor, open_sessions
from conglang.core.errors import Refusal


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: Any) -> HttpResponseBase:
    """Names, contacts, posts, and the ways to password, second factor and sessions."""
    # A fresh copy: a refused change must not show up in the page's own greeting.
    person = User.objects.get(pk=request.user.pk)
    form = ProfileForm.of(person, request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        former = person.email
        data = {name: value for name, value in form.cleaned_data.items() if name != "password"}
        try:
            change_person(person=person, by=request.user, at=timezone.now(), **data)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            if former != person.email:
                mails.send_address_changed(person=person, agency=request.agency, to=former)
            messages.success(request, "Đã lưu hồ sơ.")
            return redirect("profile")
    context = {
        "form": form,
        "posts": posts_held(request.user),
        "second_factor": has_second_factor(person),
        "sessions": open_sessions(person),
    }
    status = 422 if form.errors else 200
    return render(request, "accounts/admin/profile.html", context, status=status)
