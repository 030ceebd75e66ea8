"""What belongs to another portal is refused inside a form, too, and never becomes visible."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ReferenceIndex

from conglang.newsroom.models import ArticlePage
from conglang.tenancy.scoping import every_site, within_site
from tests.isolation import walk
from tests.isolation.forms import article_form, photo, rich_text
from tests.isolation.world import Portal, World, body_of, record_of


def editor_of(portal: Portal) -> Client:
    return walk.client_for(portal.people["editor"], portal.host)


def add_url(portal: Portal) -> str:
    return reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", portal.section.pk])


def count_articles() -> int:
    with every_site(reason="a test counts"):
        return ArticlePage.objects.count()


def newest_article() -> ArticlePage:
    with every_site(reason="a test looks at what was saved"):
        return ArticlePage.objects.order_by("-pk").first()


# --- what is one's own is accepted, in both portals ---------------------------------------------


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_each_portal_saves_its_own_picture_file_unit_and_related_article(
    order: str, world: World
) -> None:
    """A form that was first opened in one portal must not keep that portal's choices."""
    for name in order:
        portal: Portal = getattr(world, name)
        photos = [photo(picture.pk) for picture in portal.pictures]
        data = article_form(
            portal, ("photo", photos[0]), ("file", {"file": portal.files[0].pk, "title": ""}),
            ("gallery", {"photos": _list(photos)}), related=[portal.articles["published"].pk],
        )  # fmt: skip

        response = editor_of(portal).post(add_url(portal), data)

        saved = newest_article()
        assert response.status_code == 302, _errors(response)
        assert (saved.title, saved.site_id, saved.unit_id) == (
            "Bài mới của ấp", portal.site.pk, portal.units[0].pk,
        )  # fmt: skip
        with within_site(portal.site):
            assert saved.body[0].value["picture"] == portal.pictures[0]


def _list(items: list[Any]) -> dict[str, Any]:
    """A list block as the browser sends it."""
    rows = {str(n): {"value": item, "order": str(n), "deleted": ""} for n, item in enumerate(items)}
    return {**rows, "count": str(len(items))}


def _errors(response: Any) -> Any:
    form = response.context.get("form") if response.context else None
    return form.errors if form else response.content[:500]


# --- what is another portal's is refused --------------------------------------------------------

FOREIGN = {
    "picture in a photo block": lambda a, b: article_form(a, ("photo", photo(b.pictures[0].pk))),
    "picture in a gallery": lambda a, b: article_form(
        a, ("gallery", {"photos": _list([photo(a.pictures[0].pk), photo(b.pictures[0].pk)])})
    ),
    "file": lambda a, b: article_form(a, ("file", {"file": b.files[0].pk, "title": ""})),
    "unit": lambda a, b: article_form(a, unit=b.units[0].pk),
    "related article": lambda a, b: article_form(a, related=[b.articles["published"].pk]),
}
#: A choice of a field is refused; one inside the text is dropped from the draft, as an empty block.
IN_FIELDS = {name: FOREIGN[name] for name in ("unit", "related article")}
IN_TEXT = {name: FOREIGN[name] for name in FOREIGN if name not in IN_FIELDS}


@pytest.mark.parametrize("make", IN_FIELDS.values(), ids=IN_FIELDS)
def test_an_article_that_names_something_of_another_portal_is_not_saved(
    make: Any, world: World
) -> None:
    own, before = world.a.articles["own_draft"], count_articles()
    client = editor_of(world.a)

    added = client.post(add_url(world.a), make(world.a, world.b))
    changed = client.post(reverse("wagtailadmin_pages:edit", args=[own.pk]), make(world.a, world.b))

    assert (added.status_code, changed.status_code) == (200, 200)
    assert (count_articles(), newest_revision(own)) == (before, own.latest_revision_id)
    assert walk.leak_in(added, world.b) == ""
    assert walk.leak_in(changed, world.b) == ""


@pytest.mark.parametrize("make", IN_TEXT.values(), ids=IN_TEXT)
def test_a_picture_or_file_of_another_portal_is_dropped_from_the_draft(
    make: Any, world: World
) -> None:
    client = editor_of(world.a)

    response = client.post(add_url(world.a), make(world.a, world.b))

    saved = newest_article()
    assert response.status_code == 302
    assert saved.site_id == world.a.site.pk
    assert _chosen(saved) <= {None, world.a.pictures[0].pk}
    for name in ("wagtailadmin_pages:edit", "wagtailadmin_pages:view_draft", "article_file"):
        assert walk.leak_in(client.get(reverse(name, args=[saved.pk])), world.b) == ""


def _chosen(article: ArticlePage) -> set[Any]:
    """Keys of every picture and file that the stored text names."""
    values = []
    for block in article.body.raw_data:
        value = block["value"]
        photos = value.get("photos", [value])
        values += [each.get("value", each) for each in photos]
    return {value.get("picture", value.get("file")) for value in values}


@pytest.mark.parametrize("make", IN_TEXT.values(), ids=IN_TEXT)
def test_and_such_a_draft_cannot_be_sent_on(make: Any, world: World) -> None:
    client = editor_of(world.a)

    response = client.post(
        add_url(world.a), {**make(world.a, world.b), "act-submit": "1"}, follow=True
    )

    saved = newest_article()
    assert "Bài đã lưu nhưng chưa gửi được. Bài còn thiếu: " in response.content.decode()
    assert record_of(saved).state == "draft"


def newest_revision(article: ArticlePage) -> int:
    with every_site(reason="a test looks at what was saved"):
        return ArticlePage.objects.get(pk=article.pk).latest_revision_id


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN)
def test_a_preview_shows_nothing_of_another_portal(make: Any, world: World) -> None:
    """The editor's preview keeps what was typed in the session and renders it."""
    client = editor_of(world.a)
    url = reverse(
        "wagtailadmin_pages:preview_on_add", args=["newsroom", "articlepage", world.a.section.pk]
    )

    kept = client.post(url, make(world.a, world.b))
    shown = client.get(url)

    assert kept.status_code == 200
    assert walk.leak_in(shown, world.b) == ""


def test_an_article_cannot_be_written_into_a_section_of_another_portal(world: World) -> None:
    before = count_articles()

    answers = [
        editor_of(world.a).post(add_url(world.b), article_form(world.a)).status_code,
        walk.client_for(world.both, world.a.host)
        .post(add_url(world.b), article_form(world.b))
        .status_code,
    ]

    assert answers == [404, 404]
    assert count_articles() == before


def test_an_article_cannot_be_moved_into_a_section_of_another_portal(world: World) -> None:
    own = world.a.articles["own_draft"]
    client = editor_of(world.a)

    response = client.post(
        reverse("article_section", args=[own.pk]), {"section": world.b.section.pk}, follow=True
    )

    with within_site(world.a.site):
        assert ArticlePage.objects.get(pk=own.pk).get_parent().pk == world.a.section.pk
    assert "Chuyên mục này không có trong cổng." in response.content.decode()


# --- what got into the data by another road is not shown ----------------------------------------


def _publish_with(portal: Portal, article: ArticlePage, **fields: Any) -> str:
    """Write fields past every form, as a bad import would; returns the public page."""
    with every_site(reason="a test damages its own data"):
        page = ArticlePage.objects.get(pk=article.pk)
        for name, value in fields.items():
            setattr(page, name, value)
        page.save(clean=False)
    client = Client(HTTP_HOST=portal.host)
    return client.get(page.address).content.decode()


def test_a_picture_or_file_of_another_portal_in_the_data_is_not_rendered(world: World) -> None:
    live = world.a.articles["published"]
    body = body_of(world.a, world.b.pictures[0], world.b.files[0])

    shown = _publish_with(world.a, live, body=body)

    assert world.a.marker in shown
    assert world.b.slug not in shown
    assert f"/tep/{world.b.site.pk}/" not in shown


def test_a_link_to_a_page_of_another_portal_leads_nowhere(world: World) -> None:
    foreign = world.b.articles["published"]
    body = [{"type": "text", "value": f'<p><a linktype="page" id="{foreign.pk}">xem bài</a></p>'}]

    shown = _publish_with(world.a, world.a.articles["published"], body=body)

    assert "xem bài" in shown
    assert foreign.address not in shown
    assert world.b.marker not in shown


def test_a_link_to_a_page_of_another_portal_typed_in_the_editor_leads_nowhere(world: World) -> None:
    foreign = world.b.articles["published"]
    data = article_form(world.a, ("text", rich_text("xem bài", page_id=foreign.pk)))
    client = editor_of(world.a)

    client.post(add_url(world.a), data)

    saved = newest_article()
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[saved.pk]))
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[saved.pk]))
    assert saved.site_id == world.a.site.pk
    assert "xem bài" in draft.content.decode()
    assert walk.leak_in(edit, world.b) == ""
    assert walk.leak_in(draft, world.b) == ""


def test_related_articles_of_another_portal_in_the_data_are_not_shown(world: World) -> None:
    live = world.a.articles["published"]
    with every_site(reason="a test damages its own data"):
        page = ArticlePage.objects.get(pk=live.pk)
        page.related.create(target=world.b.articles["published"])

    shown = Client(HTTP_HOST=world.a.host).get(live.address).content.decode()

    assert world.b.marker not in shown


def test_a_picture_tells_its_usage_in_the_open_portal_only(world: World) -> None:
    """A foreign page that names a picture (a bad import) does not show on the picture's screen."""
    picture = world.a.pictures[1]
    foreign = world.b.articles["published"]
    with every_site(reason="a test damages its own data"):
        page = ArticlePage.objects.get(pk=foreign.pk)
        page.body = body_of(world.b, picture, None)
        page.save(clean=False)
        ReferenceIndex.create_or_update_for_object(page)

    client = editor_of(world.a)
    answers = [
        client.get(reverse("wagtailimages:image_usage", args=[picture.pk])),
        client.get(reverse("wagtailimages:edit", args=[picture.pk])),
        client.get(reverse("wagtailimages:delete", args=[picture.pk])),
    ]

    assert [walk.leak_in(answer, world.b) for answer in answers] == ["", "", ""]


def test_the_record_of_an_article_of_another_portal_stays_closed(world: World) -> None:
    """Acts named by hand, with the chief's own form."""
    foreign = world.b.articles["pending_approval"]
    before = record_of(foreign).state
    client = walk.client_for(world.a.people["chief"], world.a.host)

    answers = [
        client.post(
            reverse("article_act", args=[foreign.pk, act]), {"note": "Lý do đủ dài"}
        ).status_code
        for act in ("approve", "reject", "send-back", "return-to-author")
    ]

    assert answers == [404] * 4
    assert record_of(foreign).state == before
