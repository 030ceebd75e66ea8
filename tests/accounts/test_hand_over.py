"""Open items of somebody who leaves go to another person; what is closed keeps its author."""

import pytest
from django.utils import timezone

from conglang.audit.models import AuditRecord
from conglang.newsroom.actions import start_article
from conglang.newsroom.models import EditorialRecord, SectionPage
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_person, make_post, make_unit


@pytest.fixture
def leaver(portal):
    return make_person(portal, "contributor", full_name="Danh Sóc")


@pytest.fixture
def heir(portal):
    return make_person(portal, "editor", full_name="Phạm Thị Biên")


def draft_of(portal, person, title):
    with within_site(portal.site):
        section = SectionPage.objects.get(slug="kinh-te")
        return start_article(
            section_id=section.pk, by=person, at=timezone.now(), fields={"title": title}, authors=[]
        )


def holder(portal, article):
    with within_site(portal.site):
        return EditorialRecord.objects.get(article=article).author_id


def test_drafts_change_hands_and_the_record_tells(portal, desk, leaver, heir):
    article = draft_of(portal, leaver, "Vụ lúa thu đông")

    response = desk.post(f"/quan-tri/nhan-su/{leaver.pk}/ban-giao/", {"to": heir.pk}, follow=True)

    assert "Số việc đã chuyển: 1." in response.content.decode()
    assert holder(portal, article) == heir.pk
    with within_site(portal.site):
        acts = list(AuditRecord.objects.order_by("-sequence").values_list("act", "note")[:2])
    assert acts == [
        ("person.hand_over", "Bàn giao 1 việc cho Phạm Thị Biên"),
        ("article.hand_over", "Phạm Thị Biên"),
    ]


def test_closed_items_and_those_of_others_stay(portal, desk, leaver, heir):
    closed = draft_of(portal, leaver, "Đã cất")
    other = draft_of(portal, make_person(portal, "contributor"), "Của người khác")
    author = holder(portal, other)
    with within_site(portal.site):
        EditorialRecord.objects.filter(article=closed).update(state="archived")

    desk.post(f"/quan-tri/nhan-su/{leaver.pk}/ban-giao/", {"to": heir.pk})

    assert holder(portal, closed) == leaver.pk
    assert holder(portal, other) == author


def test_only_people_who_write_here_can_take_over(portal, neighbour, desk, admin, leaver):
    stranger = make_person(neighbour, "editor")
    for person in (stranger, admin, leaver):
        response = desk.post(f"/quan-tri/nhan-su/{leaver.pk}/ban-giao/", {"to": person.pk})
        assert response.status_code == 422


def test_items_in_another_portal_are_not_touched(portal, neighbour, desk, leaver, heir):
    make_post(neighbour, leaver, "contributor", unit=make_unit(neighbour, "Ấp Bình Sơn"))
    article = draft_of(neighbour, leaver, "Bài ở Bình Sơn")

    desk.post(f"/quan-tri/nhan-su/{leaver.pk}/ban-giao/", {"to": heir.pk})

    assert holder(neighbour, article) == leaver.pk
