"""Two portals with everything in them, each text marked with the portal it belongs to."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from PIL import Image
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageSubscription, UploadedFile

from conglang.accounts.actions import (
    create_person,
    give_post,
    issue_ticket,
    note_sign_in,
    save_unit,
)
from conglang.accounts.choices import SECOND_FACTOR_ROLES, Role, SignInResult, TicketKind
from conglang.accounts.models import SignInRecord, Ticket, Unit, User
from conglang.media.models import File, Picture
from conglang.newsroom import actions
from conglang.newsroom.actions import reasons, writing
from conglang.newsroom.choices import State
from conglang.newsroom.models import (
    Absence,
    ArticlePage,
    Batch,
    BatchItem,
    EditorialRecord,
    FileReading,
    IncomingPhoto,
    KnownDomain,
    Orientation,
    Original,
    RelatedArticle,
    ReturnReason,
    RightSwitch,
    SectionPage,
    Topic,
    Waiver,
    WordUpload,
)
from conglang.newsroom.path_actions import NewPath, NewStep, enter_absence, set_path
from conglang.newsroom.queries.gate import SEARCH_VERSION
from conglang.notifications import mail_actions
from conglang.notifications.actions import choose_delivery, notify
from conglang.notifications.choices import AttemptOutcome, MailState
from conglang.notifications.letters import NOTICE
from conglang.notifications.models import Attempt, Bounce, CaughtMail, Mail, Notice
from conglang.tenancy.actions import create_portal
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import every_site, within_site
from tests.isolation.legal import add_legal
from tests.isolation.organisation import add_organisation
from tests.isolation.planning import add_planning
from tests.isolation.quotas import add_quotas
from tests.isolation.royalties import add_royalties
from tests.newsroom.factories import ROADS

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
PASSWORD = "ba-con-trau-gam-co-ngoai-de"
TITLES = "Đường liên ấp Vàm Rầy"


@dataclass(eq=False)
class Portal:
    """One portal and a handle on everything in it."""

    agency: Agency
    marker: str
    people: dict[str, User] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    section: SectionPage | None = None
    articles: dict[str, ArticlePage] = field(default_factory=dict)
    tickets: list[Ticket] = field(default_factory=list)
    originals: list[Original] = field(default_factory=list)
    reasons: list[ReturnReason] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    absence: Absence | None = None
    waivers: list[Waiver] = field(default_factory=list)
    secret: str = ""
    fact_check: Any = None
    fact_check_secret: str = ""
    slip: str = ""
    invitation_url: str = ""
    redirect: Redirect | None = None
    sign_ins: list[SignInRecord] = field(default_factory=list)
    uploads: dict[str, UploadedFile] = field(default_factory=dict)
    sessions: list[EditingSession] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    mails: list[Mail] = field(default_factory=list)
    bounces: list[Bounce] = field(default_factory=list)
    caught: list[CaughtMail] = field(default_factory=list)
    batch: Batch | None = None
    plans: dict[str, list[Any]] = field(default_factory=dict)
    library: dict[str, list[Any]] = field(default_factory=dict)
    royalties: dict[str, list[Any]] = field(default_factory=dict)
    quotas: dict[str, list[int]] = field(default_factory=dict)

    @property
    def site(self) -> Any:
        return self.agency.site

    @property
    def host(self) -> str:
        return str(self.agency.site.hostname)

    @property
    def home(self) -> Any:
        return self.agency.site.root_page.specific

    def text(self, words: str) -> str:
        return f"{words} {self.marker}"

    @property
    def slug(self) -> str:
        return {"A": "chi-cua-a", "B": "chi-cua-b"}[self.marker[-1]]

    @property
    def marks(self) -> tuple[str, ...]:
        """Signs in an answer by which this portal is recognised, in every spelling of the web."""
        plain = self.marker
        escaped = plain.encode("ascii", "backslashreplace").decode()
        numbered = "".join(c if ord(c) < 128 else f"&#{ord(c)};" for c in plain)
        twice = escaped.replace("\\", "\\\\")
        return (plain, escaped, twice, numbered, self.slug, self.host)


@dataclass
class World:
    """Portal A (hondat.test), portal B (binhson.test) and people of no or of both portals.

    both: editor in A, chief in B. almighty: every role in A, superuser, platform administrator.
    """

    a: Portal
    b: Portal
    both: User
    almighty: User
    superuser: User
    platform_admin: User
    stranger: User


@cache
def png(width: int = 64, height: int = 48) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "#8a1c1c").save(stream, "PNG")
    return stream.getvalue()


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def add_picture(portal: Portal, words: str, *, by: User) -> Picture:
    with within_site(portal.site):
        picture = Picture(
            title=portal.text(words), description=portal.text("Người dân đi trên đường"),
            credit=portal.text("Ảnh"), uploaded_by_user=by,
            # Public: what is private has no address for strangers anyway.
            file=ImageFile(io.BytesIO(png()), name=f"{portal.slug}.png"), shown_publicly=True,
        )  # fmt: skip
        picture.save()
    return picture


def add_file(portal: Portal, words: str, *, by: User) -> File:
    with within_site(portal.site):
        file = File(
            title=portal.text(words), uploaded_by_user=by, kind="PDF", shown_publicly=True,
            file=ContentFile(PDF, name=f"{portal.slug}.pdf"),
        )  # fmt: skip
        file.save()
        # The search has been through it and found nothing.
        FileReading.objects.get_or_create(
            site=portal.site, file_hash=file.get_file_hash(),
            defaults={"state": "read", "version": SEARCH_VERSION},
        )  # fmt: skip
    return file


def body_of(
    portal: Portal, picture: Picture | None, file: File | None, link: Any = None
) -> list[Any]:
    """Every kind of block, each with the portal's marker."""
    href = f'<a linktype="page" id="{link.pk}">xem</a>' if link else ""
    blocks: list[dict[str, Any]] = [
        {"type": "text", "value": f"<p>{portal.text('Bà con góp công làm đường.')} {href}</p>"},
        {"type": "quote", "value": {"text": portal.text("Đường đẹp"), "by": portal.text("Bà Sáu")}},
    ]
    if picture:
        photo = {
            "picture": picture.pk, "alt": portal.text("Con đường mới"),
            "caption": portal.text("Ngày thông xe"), "credit": portal.text("Đài xã"),
        }  # fmt: skip
        blocks += [
            {"type": "photo", "value": photo},
            {"type": "gallery", "value": {"photos": [photo, photo]}},
        ]
    if file:
        blocks.append(
            {"type": "file", "value": {"file": file.pk, "title": portal.text("Kế hoạch")}}
        )
    return blocks


def start(portal: Portal, words: str, *, by: User, **more: Any) -> ArticlePage:
    """A draft by a person of the portal, in the portal's own section."""
    fields = {
        "title": portal.text(words),
        "lead": portal.text("Con đường nối hai ấp vừa xong."),
        "body": body_of(portal, portal.pictures[0], portal.files[0], portal.section),
        "unit": portal.units[0],
        "source_name": portal.text("Đài tỉnh"),
        "source_url": f"https://vi-du.test/{portal.slug}",
        **more,
    }
    return writing.start_article(
        section_id=portal.section.pk, by=by, at=AT, fields=fields,
        authors=[{"name": portal.text("Tư Rạch"), "role": "tin"}],
    )  # fmt: skip


EXTRA: dict[str, dict[str, Any]] = {
    "submit": {"commitment": True},
    "schedule": {"publish_at": AT + timedelta(days=3)},
}


def act(portal: Portal, name: str, article: Any, *, by: str, at: datetime = AT, **more: Any) -> Any:
    """One act on an article, as the portal's person of a role."""
    values = {"note": portal.text("Lý do"), **EXTRA.get(name, {}), **more}
    return getattr(actions, name)(article_id=article.pk, by=portal.people[by], at=at, **values)


def article_in(portal: Portal, state: str, words: str = TITLES, **more: Any) -> ArticlePage:
    """An article brought into a state by the acts that people would do."""
    article = start(portal, words, by=portal.people["contributor"], **more)
    for name, role in ROADS[state]:
        act(portal, name, article, by=role)
    return ArticlePage.objects.get(pk=article.pk)


def add_people(portal: Portal) -> None:
    for role in Role.values:
        person = create_person(
            username=f"{role.replace('_', '-')}.{portal.slug}",
            full_name=portal.text(Role(role).label), email=f"{role}@{portal.slug}.test",
            pen_name=portal.text("Bút danh"), by=None, at=AT, password=PASSWORD,
        )  # fmt: skip
        unit = portal.units[1] if role == Role.CONTRIBUTOR else None
        give_post(
            person=person, role=role, starts_on=date(2026, 1, 1), by=None, at=AT, unit=unit,
            title=portal.text("Chức danh"),
        )  # fmt: skip
        if role in SECOND_FACTOR_ROLES:
            Authenticator.objects.create(user=person, type="totp", data={})
        portal.people[role] = person


def add_units(portal: Portal) -> None:
    whole = save_unit(
        unit=Unit(name=portal.text("Hội Nông dân"), starts_on=date(2025, 7, 1)), by=None, at=AT
    )  # fmt: skip
    part = save_unit(
        unit=Unit(name=portal.text("Chi hội ấp"), starts_on=date(2025, 7, 1), parent=whole),
        by=None, at=AT,
    )  # fmt: skip
    portal.units = [whole, part]


def add_section(portal: Portal) -> SectionPage:
    section = SectionPage(
        title=portal.text("Đời sống ấp"), intro=portal.text("Chuyện trong ấp"), live=True,
        show_in_menus=True, position=9, slug="",
    )  # fmt: skip
    portal.home.add_child(instance=section)
    return section


#: States that exist in the world: enough for every pile and list; B has what A might reach for.
STATES = (
    State.DRAFT, State.SUBMITTED, State.IN_EDITING, State.PENDING_APPROVAL, State.SCHEDULED,
    State.PUBLISHED,
)  # fmt: skip


def add_original(portal: Portal, article: ArticlePage) -> Original:
    """The Word file of an article, by the contributor."""
    original = Original(
        site=portal.site, record=EditorialRecord.objects.get(article=article),
        title=portal.text("Bài viết") + ".docx", uploaded_at=AT, notes=portal.text("Xem lại"),
        uploaded_by=portal.people["contributor"], size=len(PDF),
    )  # fmt: skip
    original.file.save(f"{portal.slug}.docx", ContentFile(PDF))
    return original


def add_reasons(portal: Portal) -> None:
    """A line of the board's own in its list, and one that is retired."""
    by = portal.people["secretary"]
    portal.reasons = [
        reasons.add_reason(text=portal.text(words), by=by, at=AT)
        for words in ("Thiếu trích dẫn", "Thiếu tên ấp")
    ]
    reasons.retire_reason(reason_id=portal.reasons[1].pk, by=by, at=AT)


def know_source(portal: Portal) -> None:
    """The portal has taken articles from this place before."""
    KnownDomain.objects.create(site=portal.site, domain="vi-du.test")


def add_waiver(portal: Portal, article: ArticlePage) -> Waiver:
    """A finding of the gate that the chief let pass, and what the portal remembers beside it."""
    FileReading.objects.create(
        site=portal.site, file_hash=portal.slug, state="read", problem=portal.text("Bản quét"),
    )  # fmt: skip
    KnownDomain.objects.create(site=portal.site, domain=f"{portal.slug}.example.com")
    waiver: Waiver = Waiver.objects.create(
        site=portal.site, record=EditorialRecord.objects.get(article=article), key=portal.slug,
        kind="phone", place="đoạn 1", reason=portal.text("Được phép nêu"),
        by=portal.people["chief"], at=AT,
    )  # fmt: skip
    return waiver


def add_articles(portal: Portal) -> None:
    for state in STATES:
        portal.articles[state] = article_in(portal, state)
    live = portal.articles[State.PUBLISHED]
    correction = article_in(portal, State.PUBLISHED, "Sửa đê Vàm Răng")
    act(
        portal, "correct", correction, by="editor", kind="public",
        public_note=portal.text("Số hộ đúng là 15"),
    )  # fmt: skip
    portal.articles["correction"] = ArticlePage.objects.get(pk=correction.pk)
    gone = article_in(portal, State.PUBLISHED, "Kè Vàm Răng")
    act(
        portal, "take_down", gone, by="chief", target_id=live.pk,
        public_reason=portal.text("Số liệu đang được kiểm tra lại"),
    )  # fmt: skip
    own = start(portal, "Bài của biên tập viên", by=portal.people["editor"])
    own.related.add(RelatedArticle(target=live))
    own.save_revision(user=portal.people["editor"])
    portal.originals = [
        add_original(portal, portal.articles[state])
        for state in (State.IN_EDITING, State.PUBLISHED, State.PENDING_APPROVAL)
    ]
    IncomingPhoto.objects.create(
        site=portal.site, record=record_of(portal.articles[State.DRAFT]),
        picture=portal.pictures[0], person=portal.people["contributor"], uploaded_at=AT,
        alt=portal.text("Con đường"), caption=portal.text("Ngày khánh thành"),
    )  # fmt: skip
    WordUpload.objects.create(
        site=portal.site, section=portal.section, article=portal.articles[State.DRAFT],
        name=portal.text("Tệp đang đọc") + ".docx", state="done", notes=portal.text("Xem lại"),
        uploaded_by=portal.people["editor"], uploaded_at=timezone.now(),
    )  # fmt: skip
    open_now = portal.articles[State.IN_EDITING]
    actions.hold_text(article_id=open_now.pk, by=portal.people["editor"], at=timezone.now())
    remark = portal.text("Ghi rõ số hộ")
    actions.remark(
        article_id=open_now.pk, by=portal.people["editor"], at=AT, place="lead", words=remark
    )
    portal.waivers = [add_waiver(portal, portal.articles[State.PENDING_APPROVAL])]
    portal.articles["own_draft"] = ArticlePage.objects.get(pk=own.pk)


def add_batch(portal: Portal, by: User) -> None:
    """Two articles put away at once by somebody who alone sees it."""
    portal.batch = Batch.objects.create(
        site=portal.site, act="archive", by=by, section=portal.section, at=timezone.now()
    )
    for state in ("own_draft", State.IN_EDITING):
        record = record_of(portal.articles[state])
        BatchItem.objects.create(
            site=portal.site, batch=portal.batch, record=record, title=portal.text("Cất đi"),
            done=state == "own_draft", message=portal.text("Chưa cất"), before_state=State.DRAFT,
            before_section=portal.section, after_since=record.since,
        )  # fmt: skip


def add_rights(portal: Portal) -> None:
    """A switch in a section and one for the whole portal."""
    for section, person in ((portal.section, "contributor"), (None, "secretary")):
        RightSwitch.objects.create(
            site=portal.site, section=section, person=portal.people[person], permission="edit",
            allowed=True, note=portal.text("Thay người nghỉ"), starts_on=date(2026, 1, 1),
            given_by=portal.people["chief"], given_at=AT,
        )  # fmt: skip


def add_fact_check(portal: Portal) -> None:
    """Somebody outside is asked about a text in editing."""
    portal.fact_check, portal.fact_check_secret = actions.ask_fact_check(
        article_id=portal.articles[State.IN_EDITING].pk, by=portal.people["editor"], at=AT,
        who=actions.Outsider(portal.text("Ông Bảy"), portal.text("Phòng Kinh tế")),
        question=portal.text("Diện tích đúng chưa?"), expires_at=AT + timedelta(days=3),
    )  # fmt: skip


def add_orientation(portal: Portal) -> None:
    """A week with a topic nobody has begun and one that is being written."""
    week = Orientation.objects.create(
        site=portal.site, week_starts_on=date(2026, 11, 16), focus=portal.text("Mùa nước"),
        text=portal.text("Viết về việc giữ nước ngọt."), changed_by=portal.people["secretary"],
        changed_at=AT,
    )  # fmt: skip
    facts = {"site": portal.site, "orientation": week, "section": portal.section}
    portal.topics = [
        Topic.objects.create(
            title=portal.text(words), unit=portal.units[1], due_on=date(2026, 11, day),
            note=portal.text("Hỏi trạm bơm"), article=article, **facts,
        )
        for words, day, article in (
            ("Trạm bơm ấp", 20, None), ("Nước về ruộng", 21, portal.articles[State.IN_EDITING]),
        )
    ]  # fmt: skip


def add_traces(portal: Portal) -> None:
    """Sign-ins, one-time ways in, redirects, and what Wagtail keeps on the side."""
    editor, contributor = portal.people["editor"], portal.people["contributor"]
    portal.sign_ins = [
        note_sign_in(result=SignInResult.SIGNED_IN, at=AT, person=editor, address="10.1.1.7"),
        note_sign_in(
            result=SignInResult.FAILED, at=AT, name_tried=portal.text("ai đó"),
            path=f"/quan-tri/{portal.slug}/",
        ),
    ]  # fmt: skip
    invitation, portal.secret = issue_ticket(
        person=portal.people["secretary"], kind=TicketKind.INVITATION, by=None, at=AT
    )
    slip, portal.slip = issue_ticket(person=contributor, kind=TicketKind.SLIP, by=None, at=AT)
    portal.tickets = [invitation, slip]
    live = portal.articles[State.PUBLISHED]
    portal.redirect = Redirect.objects.create(
        site=portal.site, old_path=f"/cu/{portal.slug}", redirect_page_id=live.pk
    )
    Redirect.objects.create(
        site=portal.site, old_path="/cu/chung", redirect_link=f"/{portal.slug}/"
    )
    for kind, model, content in (("image", Picture, png()), ("document", File, PDF)):
        portal.uploads[kind] = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model), uploaded_by_user=editor,
            file=ContentFile(content, name=f"{portal.slug}.bin"),
        )  # fmt: skip
    page_type = ContentType.objects.get_for_model(ArticlePage)
    portal.sessions = [
        EditingSession.objects.create(
            user=editor, content_type=page_type, object_id=str(article.pk), last_seen_at=AT
        )
        for article in portal.articles.values()
    ]
    PageSubscription.objects.create(user=editor, page_id=live.pk, comment_notifications=True)


def add_post(portal: Portal) -> None:
    """Notices, letters in every state, an own template and sender, a refused address."""
    editor, admin = portal.people["editor"], portal.people["portal_admin"]
    choose_delivery(by=portal.people["chief"], delivery="daily")
    for role in ("editor", "contributor", "portal_admin"):
        notify(
            to=[portal.people[role]], kind="system.alarm", subject=portal.text("Việc cần làm"),
            text=portal.text("Chi tiết"), path=f"/quan-tri/?{portal.slug}", at=AT,
        )  # fmt: skip
    mail_actions.change_template(
        name=NOTICE.name, subject=portal.text("{tieu_de}"), text=portal.text(NOTICE.text),
        by=admin, at=AT,
    )  # fmt: skip
    mail_actions.change_sender(
        name=portal.text("Ban Biên tập"), address=f"bbt@{portal.slug}.test", reply_to="", by=admin,
        at=AT,
    )  # fmt: skip
    Attempt.objects.create(
        site=portal.site, mail=Mail.objects.first(), number=1, started_at=AT,
        outcome=AttemptOutcome.LOST, answer=portal.text("Cắt ngang"),
    )  # fmt: skip
    Mail.objects.filter(person=editor).update(
        state=MailState.FAILED, settled_at=timezone.now(), last_error=portal.text("Máy chủ bận")
    )
    bounce = Bounce.objects.create(
        site=portal.site, person=editor, address=f"cu@{portal.slug}.test", at=AT,
        answer=portal.text("No such user"),
    )  # fmt: skip
    caught = CaughtMail.objects.create(
        site=portal.site, at=AT, sender=portal.text("Cổng"), to_address=admin.email,
        subject=portal.text("Thư"), source=f"Subject: x\r\n\r\n{portal.marker}".encode(),
    )  # fmt: skip
    portal.notices, portal.mails = list(Notice.objects.all()), list(Mail.objects.all())
    portal.bounces, portal.caught = [bounce], [caught]


def add_path(portal: Portal) -> None:
    """A section with a path of its own, an article at a quorum on it, and somebody away."""
    section = SectionPage(title=portal.text("Đường dài"), live=True, position=10, slug="")
    portal.home.add_child(instance=section)
    deciders = tuple(portal.people[role].pk for role in ("deputy_chief", "chief"))
    steps = (NewStep("edit", role="editor"), NewStep("approve", people=deciders, quorum=2))
    chief = portal.people["chief"]
    set_path(path=NewPath(steps=steps, section_id=section.pk), by=chief, at=AT)
    own, portal.section = portal.section, section
    waiting = article_in(portal, State.PENDING_APPROVAL, "Bài chờ hai người")
    portal.section = own
    portal.articles["at_quorum"] = waiting
    days = (date(2026, 11, 20), date(2036, 11, 20))
    portal.absence = enter_absence(
        person_id=portal.people["secretary"].pk, deputy_id=chief.pk, days=days, by=chief, at=AT
    )


def make_portal(host: str, name: str, marker: str) -> Portal:
    details = {
        "responsible": f"Người chịu trách nhiệm {marker}", "address": f"Ấp {marker}",
        "phone": "02973 000 111", "email": f"ubnd@{host}",
    }  # fmt: skip
    with every_site(reason="portals of a test are created"):
        agency = create_portal(
            level="commune", name=f"{name} {marker}", host=host, at=AT,
            admin_email=f"dau-tien@{host}", details=details,
        )  # fmt: skip
    portal = Portal(agency=agency, marker=marker)
    portal.invitation_url = agency.invitation_url
    with within_site(agency.site):
        add_units(portal)
        add_people(portal)
        portal.section = add_section(portal)
        portal.pictures = [
            add_picture(portal, "Con đường", by=portal.people["contributor"]),
            add_picture(portal, "Cây cầu", by=portal.people["editor"]),
        ]
        portal.files = [
            add_file(portal, "Kế hoạch", by=portal.people["contributor"]),
            add_file(portal, "Biểu mẫu", by=portal.people["editor"]),
        ]
        add_reasons(portal)
        know_source(portal)
        add_articles(portal)
        add_rights(portal)
        add_fact_check(portal)
        add_orientation(portal)
        add_path(portal)
        add_traces(portal)
        add_post(portal)
        add_planning(portal)
        add_legal(portal)
        add_organisation(portal)
        add_royalties(portal)
        add_quotas(portal)
    return portal


def _person(username: str, **more: Any) -> User:
    person = User.objects.create_user(
        username=username, full_name="Người không của cổng nào", password=PASSWORD, **more
    )
    Authenticator.objects.create(user=person, type="totp", data={})
    return person


def make_world() -> World:
    """Build both portals; costs seconds, so a module shares one."""
    a = make_portal("hondat.test", "xã Hòn Đất", "CHỈ-CỦA-A")
    b = make_portal("binhson.test", "xã Bình Sơn", "CHỈ-CỦA-B")
    both = _person("hai-cong")
    almighty = _person("toan-quyen", is_superuser=True, is_staff=True, is_platform_admin=True)
    with within_site(a.site):
        give_post(person=both, role="editor", starts_on=date(2026, 1, 1), by=None, at=AT)
        for role in Role.values:
            give_post(
                person=almighty, role=role, starts_on=date(2026, 1, 1), by=None, at=AT,
                unit=a.units[0] if role == Role.CONTRIBUTOR else None,
            )  # fmt: skip
    with within_site(b.site):
        give_post(person=both, role="chief", starts_on=date(2026, 1, 1), by=None, at=AT)
        add_batch(b, b.people["editor"])
    with within_site(a.site):
        add_batch(a, almighty)
    return World(
        a=a, b=b, both=both, almighty=almighty,
        superuser=_person("sieu", is_superuser=True, is_staff=True),
        platform_admin=_person("nen-tang", is_platform_admin=True),
        stranger=_person("nguoi-la"),
    )  # fmt: skip


@contextmanager
def shared_world() -> Iterator[World]:
    """A world inside one transaction that is undone at the end."""
    with transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def record_of(article: Any) -> EditorialRecord:
    with every_site(reason="a test looks at one record"):
        return EditorialRecord.objects.get(article_id=article.pk)
