"""The portal's post: sender, words of letters, what did not arrive; and the trial mailbox."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.admin.common import show_form
from conglang.accounts.permissions import may
from conglang.accounts.rules import MANAGE_PORTAL
from conglang.core.errors import Refusal
from conglang.notifications import mail_actions, mailbox, queries
from conglang.notifications.composing import words_of
from conglang.notifications.forms import SenderForm, TemplateForm
from conglang.notifications.letters import LETTERS, Letter
from conglang.notifications.models import CaughtMail, MailTemplate

LIST_SIZE = 30
TRAIL = "Thư điện tử"


@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """How the post stands, what did not arrive, refused addresses, words and sender."""
    now = timezone.now()
    context = {
        "figures": queries.mail_figures(now=now),
        "mails": queries.undelivered_mails(now=now),
        "bounces": queries.bounces(),
        "letters": queries.letters_for_listing(),
        "sender": queries.sender_of_portal(),
        "default_sender": settings.DEFAULT_FROM_EMAIL,
        "catching": settings.CATCH_MAIL,
    }
    return render(request, "notifications/admin/mail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def mail_sender(request: Any) -> HttpResponseBase:
    """Name, address and reply address of the portal's letters."""
    form = SenderForm.of(queries.sender_of_portal(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            mail_actions.change_sender(**form.cleaned_data, by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "Đã lưu người gửi. Thư đang chờ cũng gửi đi với tên này.")
            return redirect("mail")
    back = reverse("mail")
    return show_form(
        request,
        form,
        title="Người gửi thư của cổng",
        button="Lưu",
        back=back,
        trail=[(TRAIL, back)],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def mail_template(request: Any, name: str) -> HttpResponseBase:
    """Words of one kind of letter, with its preview: look, send to oneself, save."""
    letter = LETTERS.get(name)
    if letter is None:
        raise Http404
    subject, text = words_of(letter)
    form = TemplateForm(request.POST or None, initial={"subject": subject, "text": text})
    if request.method == "POST" and form.is_valid():
        done = _act(request, letter, form)
        if done is not None:
            return done
    shown = None if form.errors else _preview(letter, form, (subject, text))
    context = {
        "letter": letter, "form": form, "places": letter.places.items(), "preview": shown,
        "own": MailTemplate.objects.filter(name=name).exists(),
        "back": reverse("mail"), "trail": [(TRAIL, reverse("mail"))],
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "notifications/admin/template.html", context, status=status)


def _act(request: Any, letter: Letter, form: TemplateForm) -> HttpResponseBase | None:
    """Save, or send a trial; None when the page is shown again with what was typed."""
    now, words = timezone.now(), form.cleaned_data
    try:
        if "try" in request.POST:
            mail_actions.send_trial(name=letter.name, **words, by=request.user, at=now)
            messages.success(request, f"Thư thử đang được gửi tới {request.user.email}.")
            return None
        if "look" in request.POST:
            mail_actions.checked_words(letter, **words)
            return None
        mail_actions.change_template(name=letter.name, **words, by=request.user, at=now)
    except Refusal as refusal:
        form.add_error("text" if "laceholder" in refusal.code else None, refusal.message)
        return None
    messages.success(request, f"Đã lưu mẫu “{letter.label}”.")
    return redirect("mail_template", letter.name)


def _preview(letter: Letter, form: TemplateForm, stored: tuple[str, str]) -> tuple[str, str] | None:
    words = (form.cleaned_data["subject"], form.cleaned_data["text"]) if form.is_bound else stored
    return mail_actions.preview(letter, *words)


@require_POST
def mail_template_reset(request: Any, name: str) -> HttpResponseBase:
    """Back to the words of the code."""
    try:
        mail_actions.reset_template(name=name, by=request.user, at=timezone.now())
    except Refusal as refusal:
        raise Http404 from refusal
    messages.success(request, "Đã dùng lại mẫu có sẵn. Mẫu cũ còn trong nhật ký.")
    return redirect("mail_template", name)


@require_POST
def mail_again(request: Any, mail_id: int) -> HttpResponseBase:
    """Let a letter that did not arrive go out anew."""
    return _do(
        request, "Thư đang được gửi lại.", mail_actions.send_again, mail_id=mail_id
    )  # fmt: skip


@require_POST
def bounce_forget(request: Any, bounce_id: int) -> HttpResponseBase:
    """Trust an address again."""
    return _do(
        request, "Từ bây giờ cổng lại gửi thư tới địa chỉ này.", mail_actions.forget_bounce,
        bounce_id=bounce_id,
    )  # fmt: skip


def _do(request: Any, done: str, act: Any, **what: int) -> HttpResponseBase:
    try:
        act(**what, by=request.user, at=timezone.now())
    except Refusal as refusal:
        if refusal.code.startswith("unknown"):
            raise Http404 from refusal
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
    return redirect("mail")


@require_safe
def caught(request: Any) -> HttpResponse:
    """The demonstration's mailbox: one's own letters; the administrator sees everybody's."""
    if not settings.CATCH_MAIL:
        raise Http404
    everything = may(request.user, MANAGE_PORTAL)
    rows = queries.caught_mails(request.user, all_of_them=everything)
    page = Paginator(rows, LIST_SIZE).get_page(request.GET.get("trang"))
    context = {"page": page, "everything": everything}
    return render(request, "notifications/admin/mailbox.html", context)


@require_safe
def caught_mail(request: Any, mail_id: int) -> HttpResponse:
    """One letter: headers, text, and the source of its HTML."""
    if not settings.CATCH_MAIL:
        raise Http404
    everything = may(request.user, MANAGE_PORTAL)
    rows = queries.caught_mails(request.user, all_of_them=everything)
    letter: CaughtMail | None = rows.filter(pk=mail_id).first()
    if letter is None:
        raise Http404
    context = {
        "letter": letter, "headers": mailbox.headers_of(letter), "text": mailbox.text_of(letter),
        "source": mailbox.html_source_of(letter),
        "trail": [("Hộp thư thử nghiệm", reverse("caught_mails"))],
    }  # fmt: skip
    return render(request, "notifications/admin/mailbox_letter.html", context)
