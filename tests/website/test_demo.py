"""The demonstration, loaded once for all these tests and rolled back after them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace

import pytest
from django.contrib.auth.hashers import check_password
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import ReferenceIndex

from conglang.accounts.models import Post, Unit, User
from conglang.accounts.requests import DEMO_PASSWORD
from conglang.audit.models import AuditRecord
from conglang.audit.queries import broken_link
from conglang.core.dates import VIETNAM
from conglang.core.errors import Refusal
from conglang.core.text import count_words
from conglang.media.models import Picture
from conglang.media.renditions import ALL_SPECS
from conglang.newsroom.choices import State
from conglang.newsroom.indexing import body_text
from conglang.newsroom.models import Absence, ArticlePage, BoardPath, EditorialRecord
from conglang.newsroom.queries import desk_for, live_articles, pinned_articles
from conglang.notifications.models import Notice
from conglang.search.queries import search
from conglang.tenancy.models import Agency, PortalHost
from conglang.tenancy.scoping import every_site, within_site
from conglang.website.demo.accounts import demo_accounts
from conglang.website.demo.cast import FIRST_DAY, the_cast
from conglang.website.demo.load import load_demo, loaded
from conglang.website.demo.pictures import Sizes
from conglang.website.demo.stories import stories_of

pytestmark = [pytest.mark.slow_process, pytest.mark.django_db]

ARTICLES = {"localhost": 37, "angiang.localhost": 15, "binhson.localhost": 11}
HOSTS = [*ARTICLES]


class PowerCut(Exception):
    pass


def cut_at(line):
    def progress(text):
        if text.startswith(line):
            raise PowerCut

    return progress


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Loaded in two runs: the first is cut off in the middle of the third portal."""
    patch = pytest.MonkeyPatch()
    with django_db_blocker.unblock(), every_site(reason="three portals"):
        outer = transaction.atomic()
        outer.__enter__()
        # Each test is a savepoint inside; Django closes the connection after every one.
        patch.setattr(connection, "close", lambda: None)
        try:
            with pytest.raises(PowerCut):
                load_demo(cut_at("Cổng Bình Sơn: 6/"), with_sizes=False)
            kept = set(PortalHost.objects.values_list("host", flat=True))
            lines = []
            summary = load_demo(lines.append, with_sizes=False)
            yield SimpleNamespace(kept=kept, lines=lines, summary=summary)
        finally:
            patch.undo()
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@pytest.fixture(params=HOSTS)
def host(request, demo):
    with within_site(PortalHost.objects.get(host=request.param).site):
        yield request.param


@pytest.fixture
def hon_dat(demo):
    site = PortalHost.objects.get(host="localhost").site
    with within_site(site):
        yield site


# --- loading --------------------------------------------------------------------------------------


def test_a_run_that_is_cut_off_leaves_whole_portals_and_the_next_one_goes_on(demo):
    assert demo.kept == {"angiang.localhost", "localhost"}
    assert (demo.summary.portals, demo.summary.articles, demo.summary.on_the_desk) == (1, 11, 4)
    assert demo.lines == [
        "Cổng Bình Sơn: lập cổng, đơn vị, tài khoản…",
        "Cổng Bình Sơn: 6/11 bài…",
        "Cổng Bình Sơn: 11/11 bài…",
    ]


def test_a_second_load_changes_nothing(demo):
    before = AuditRecord.objects.count()
    lines = []

    summary = load_demo(lines.append, with_sizes=False)

    assert (summary.portals, summary.articles, lines) == (0, 0, [])
    assert AuditRecord.objects.count() == before


def test_a_portal_of_somebody_else_is_left_alone(demo):
    plan = replace(the_cast().portals[0], host="khac.localhost")
    assert loaded(plan) is None

    with transaction.atomic():
        site = PortalHost.objects.get(host="localhost").site
        copy = type(site).objects.create(hostname="khac.localhost", root_page=site.root_page)
        Agency.objects.create(site=copy, name="Khác", portal_name="Khác", level="commune")
        PortalHost.objects.create(host="khac.localhost", site=copy)

        with pytest.raises(Refusal, match=r"khac\.localhost") as refusal:
            loaded(plan)
        transaction.set_rollback(True)

    assert refusal.value.code == "host_taken"


# --- portals and people ---------------------------------------------------------------------------


def test_the_province_has_its_two_communes(demo):
    found = {
        agency.site.hostname: (agency.level, agency.parent and agency.parent.site.hostname,
                               agency.unit_code, agency.colour)
        for agency in Agency.objects.select_related("site", "parent__site")
    }  # fmt: skip

    assert found == {
        "angiang.localhost": ("province", None, "91", "lacquer"),
        "localhost": ("commune", "angiang.localhost", "30817", "river"),
        "binhson.localhost": ("commune", "angiang.localhost", "30823", "rice"),
    }


def test_portals_answer_for_themselves_and_the_contacts_are_fictitious(demo):
    for agency in Agency.objects.all():
        assert agency.name.startswith("Ủy ban nhân dân ")
        assert agency.responsible
        assert agency.address
        assert agency.phone.startswith("0297 000 ")
        assert agency.email.endswith(".example")
        assert agency.created_at.astimezone(VIETNAM).date().isoformat() == "2025-07-01"


def test_every_printed_account_opens_its_portal_in_its_role(demo):
    for account in demo_accounts():
        person = User.objects.get(username=account.username)
        assert check_password(DEMO_PASSWORD, person.password)
        assert person.is_active
        assert person.full_name == account.name
        if account.host:
            with within_site(PortalHost.objects.get(host=account.host).site):
                roles = {post.get_role_display() for post in Post.objects.filter(person=person)}
            assert account.role in roles
        else:
            assert person.is_platform_admin


def test_nobody_is_left_from_provisioning_and_units_begin_with_the_portal(demo):
    assert not User.objects.filter(username__startswith="quantri.").exclude(
        username="quantri.nentang"
    )
    assert User.objects.filter(is_platform_admin=True).count() == 1
    assert set(Unit.objects.values_list("starts_on", flat=True)) == {FIRST_DAY}
    assert set(Post.objects.values_list("starts_on", flat=True)) == {FIRST_DAY}


def test_everybody_who_writes_finds_something_on_the_desk(host):
    silent = [
        account.username
        for account in demo_accounts()
        if account.host == host
        and account.role in {"Cộng tác viên", "Biên tập viên", "Phó trưởng ban", "Trưởng ban"}
        and account.username not in {"ctv.vanhoa", "ctv.kinhte"}
        and not sum(
            pile.total
            for pile in desk_for(User.objects.get(username=account.username), now=timezone.now())
        )
    ]

    assert silent == []


# --- articles -------------------------------------------------------------------------------------


@pytest.mark.on_postgresql
def test_the_record_is_whole_and_in_the_order_of_time(host):
    times = list(AuditRecord.objects.order_by("sequence").values_list("at", flat=True))

    assert broken_link() is None
    assert times == sorted(times)
    assert times[-1] <= timezone.now()


@pytest.mark.on_postgresql
def test_all_articles_are_before_the_reader_with_the_dates_of_their_files(host):
    plan = next(portal for portal in the_cast().portals if portal.host == host)
    expected = {story.title: story.published for story in stories_of(plan.key)}
    shown = {article.title: article for article in live_articles()}

    assert len(shown) == ARTICLES[host]
    assert {title: article.shown_at for title, article in shown.items()} == expected
    for article in shown.values():
        assert article.first_published_at == article.last_published_at == article.shown_at
        assert article.latest_revision_created_at <= article.shown_at
        assert not article.has_unpublished_changes


def test_every_article_has_at_least_250_words(host):
    short = [each.title for each in live_articles() if count_words(body_text(each)) < 250]

    assert short == []


def test_nobody_approved_their_own_text_and_imports_have_no_approver(host):
    for record in EditorialRecord.objects.select_related("article"):
        if record.article.inherited_from:
            assert (record.author, record.editor, record.approver) == (None, None, None)
        elif record.article.live:
            assert len({record.author_id, record.editor_id, record.approver_id, None}) == 4
            writers = set(record.article.revisions.values_list("user_id", flat=True))
            assert record.approver_id not in writers


def test_some_articles_were_returned_once_and_the_editor_changed_every_text(hon_dat):
    acts = Counter(AuditRecord.objects.values_list("act", flat=True))
    published = EditorialRecord.objects.filter(state=State.PUBLISHED, author__isnull=False)

    assert acts["article.import"] == 11
    assert acts["article.return_to_author"] > 3
    assert acts["article.schedule"] > 3
    for record in published.select_related("submitted_revision", "approved_revision"):
        sent, approved = record.submitted_revision, record.approved_revision
        assert sent.user_id == record.author_id
        assert approved.user_id == record.editor_id
        assert sent.content["lead"] != approved.content["lead"]


def test_the_desk_holds_work_in_every_state(hon_dat):
    states = Counter(
        EditorialRecord.objects.exclude(state=State.PUBLISHED).values_list("state", flat=True)
    )

    assert states == {
        State.DRAFT: 2, State.RETURNED: 1, State.SUBMITTED: 2, State.IN_EDITING: 1,
        State.PENDING_APPROVAL: 2, State.APPROVED: 1, State.SCHEDULED: 1, State.REJECTED: 1,
        State.TAKEN_DOWN: 1,
    }  # fmt: skip
    scheduled = EditorialRecord.objects.get(state=State.SCHEDULED)
    assert 24 < (scheduled.publish_at - timezone.now()).total_seconds() / 3600 < 72


def test_related_articles_stand_in_the_shown_text_and_in_the_newest_revision(host):
    plan = next(portal for portal in the_cast().portals if portal.host == host)
    titles = {story.key: story.title for story in stories_of(plan.key)}

    for story in stories_of(plan.key):
        article = ArticlePage.objects.get(title=story.title)
        latest = article.get_latest_revision_as_object()
        wanted = [titles[key] for key in story.related]
        assert [row.target.title for row in article.related.all()] == wanted
        assert [row.target.title for row in latest.related.all()] == wanted


def test_pins_and_sources_are_as_in_the_files(hon_dat):
    pinned = pinned_articles(timezone.now())
    reposts = live_articles().exclude(source_name="")

    assert [article.title[:9] for article in pinned] == ["Thông báo"]
    assert pinned_articles(timezone.now() + timezone.timedelta(days=32)) == []
    assert reposts.count() == 3
    assert all(each.source_url and each.source_at < each.shown_at for each in reposts)


def test_pictures_are_described_and_at_least_twenty_differ(hon_dat):
    pictures = list(Picture.objects.all())

    assert len({picture.file_hash for picture in pictures}) == len(pictures) >= 20
    for picture in pictures:
        assert picture.description
        assert picture.credit
        assert picture.uploaded_by_user
        assert picture.width >= 1200
        assert ReferenceIndex.get_references_to(picture).exists()


def test_a_scene_is_encoded_once_for_all_portals(demo):
    hashes = Counter(Picture.objects.values_list("file_hash", flat=True))
    wanted = next(each for each, count in hashes.items() if count == 3)
    sizes = Sizes()

    for picture in Picture.objects.filter(file_hash=wanted).select_related("site"):
        with within_site(picture.site):
            assert sizes.make(picture) == len(ALL_SPECS)

    first, *others = Picture.objects.filter(file_hash=wanted)
    for other in others:
        for size in first.renditions.all():
            twin = other.renditions.get(filter_spec=size.filter_spec)
            assert (twin.width, twin.height) == (size.width, size.height)
            assert content(twin) == content(size)
            assert twin.file.name.startswith(f"{other.site_id}/anh/")
            assert twin.file.name.endswith(size.file.name.rpartition("/")[2])


def content(size):
    with size.file.open() as file:
        return file.read()


# --- the article of 2016 --------------------------------------------------------------------------


@pytest.fixture
def oldest(hon_dat):
    return live_articles().order_by("shown_at").first()


def test_the_article_of_2016_is_inherited_dated_signed_and_illustrated(oldest):
    photo = next(block for block in oldest.body if block.block_type == "photo")

    assert oldest.address == (
        "/tin-tuc/nong-thon-moi/"
        "hon-dat-trien-khai-ke-hoach-hoat-dong-cong-thong-tin-dien-tu-nam-2016/"
    )
    assert oldest.shown_at == datetime(2016, 3, 10, 7, 56, tzinfo=VIETNAM)
    assert oldest.inherited_from == "Cổng thông tin điện tử huyện Hòn Đất"
    assert oldest.unit is None  # the former district's unit ended with it
    assert [(author.name, author.role) for author in oldest.authors.all()] == [
        ("Lê Vạn Thanh", "bai")
    ]
    assert photo.value["caption"].startswith("Hội nghị triển khai kế hoạch")
    assert photo.value["alt"]


def test_the_article_of_2016_is_found_and_read(oldest):
    client = Client(headers={"host": "localhost"})

    page = client.get(oldest.address)
    hits = search("ke hoach cong thong tin dien tu nam 2016").hits

    assert hits[0].url == oldest.address
    assert page.status_code == 200
    text = page.content.decode()
    assert "07:56" in text
    assert "10/03/2016" in text
    assert "Lê Vạn Thanh" in text
    assert "Hội nghị triển khai kế hoạch hoạt động" in text


def test_every_portal_shows_its_sections_and_one_of_them_its_home_page(host):
    client = Client(headers={"host": host})
    # Pictures that nobody made yet are made while a page renders: one portal is enough.
    pages = ["/", "/thong-bao/"] if host == "binhson.localhost" else []

    for path in [*pages, "/so-do-cong/", "/rss/"]:
        assert client.get(path).status_code == 200, path


# --- the board's room -----------------------------------------------------------------------------


def test_one_article_is_half_way_along_a_longer_path(hon_dat):
    record = EditorialRecord.objects.get(article__draft_title__contains="640 học sinh")
    path = BoardPath.objects.get()

    assert [(step.kind, step.quorum) for step in path.steps.all()] == [
        ("edit", 1), ("edit", 1), ("approve", 2), ("approve", 1),
    ]  # fmt: skip
    assert (record.path, record.wait.position) == (path, 2)
    assert record.wait.votes.count() == 3
    assert record.wait.votes.filter(agreed_at__isnull=False).count() == 1


def test_an_editor_is_away_and_the_other_one_holds_the_work(hon_dat):
    absence = Absence.objects.get()

    assert absence.holds_on(timezone.localdate())
    assert absence.deputy.username == "bientap1"


def test_people_have_addresses_that_lead_nowhere(demo):
    addresses = User.objects.filter(posts__isnull=False).values_list("email", flat=True)

    assert all(address.endswith(".example") for address in addresses)


def test_nobody_is_asked_for_what_was_done_long_ago(hon_dat):
    open_paths = {
        f"/quan-tri/tin-bai/{pk}/"
        for pk in EditorialRecord.objects.exclude(state=State.PUBLISHED).values_list(
            "article_id", flat=True
        )
    }

    for notice in Notice.objects.exclude(kind__in=["topic.given", "quota.notice"]):
        assert notice.path in open_paths or notice.kind == "article.published", notice.subject
