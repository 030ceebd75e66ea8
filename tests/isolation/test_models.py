"""Every table knows its portal, and its rows are seen in that portal only."""

from __future__ import annotations

import ast
import asyncio
import contextvars
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Exists
from django.utils import timezone
from django_scopes import ScopeError

from conglang.accounts.models import Post, Ticket, Unit, User
from conglang.content.models import BasePage
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import every_site, within_site
from tests.isolation.exempt import CHILDREN, EXEMPT
from tests.isolation.snapshot import rows_of
from tests.isolation.world import World

ROOT = Path(__file__).resolve().parents[2]
MODELS = [model for model in apps.get_models() if not model._meta.proxy]
OWNED = [model for model in MODELS if issubclass(model, SiteOwned | BasePage)]


def label(model: type[models.Model]) -> str:
    return model._meta.label


# --- every table has a place ------------------------------------------------------------------


def test_every_table_belongs_to_a_portal_or_says_why_not() -> None:
    homeless = [
        label(model)
        for model in MODELS
        if model not in OWNED and label(model) not in {*CHILDREN, *EXEMPT}
    ]

    assert homeless == [], (
        "Make these tables SiteOwned, or add a line to tests/isolation/exempt.py: in CHILDREN with "
        "the lookup of their site, or in EXEMPT with the reason why no portal owns their rows."
    )


def test_no_line_of_the_exemptions_is_out_of_date() -> None:
    known = {label(model) for model in MODELS if model not in OWNED}

    # This table exists with one of the two engines only.
    of_one_engine = {"wagtailsearch.SQLiteFTSIndexEntry"}

    assert {*CHILDREN, *EXEMPT} - known - of_one_engine == set()
    assert set(CHILDREN) & set(EXEMPT) == set()


def test_a_child_leads_to_its_site_by_foreign_keys() -> None:
    for name, path in CHILDREN.items():
        model: Any = apps.get_model(name)
        for step in path.split("__"):
            field = model._meta.get_field(step)
            assert field.many_to_one or field.one_to_one, f"{name}: {path}"
            model = field.related_model
        assert label(model) == "wagtailcore.Site"


def test_one_number_or_name_is_unique_within_a_portal_not_across_all() -> None:
    allowed = {
        "accounts.Ticket.secret_hash": "a random secret: two are never equal",
        "notifications.Mail.message_id": "carries a random part: two are never equal",
        "newsroom.FactCheck.secret_hash": "a random secret: two are never equal",
        "newsroom.EditorialRecord.article": "one-to-one with a page, which has one portal",
        "newsroom.TextHold.record": "one-to-one with a record, which has one portal",
        "royalties.NotPaid.article": "one-to-one with a page, which has one portal",
        "organisation.UnitProfile.unit": "one-to-one with a unit, which has one portal",
        "newsroom.Topic.carried_from": "one-to-one with a topic, which has one portal",
    }
    across = [
        f"{label(model)}.{field.name}"
        for model in OWNED
        for field in model._meta.local_fields
        if field.unique and not field.primary_key and not issubclass(model, BasePage)
    ]

    assert sorted(across) == sorted(allowed)


# --- what a manager shows ---------------------------------------------------------------------


@pytest.mark.parametrize("model", OWNED, ids=label)
def test_the_world_has_rows_of_both_portals(model: Any, world: World) -> None:
    with every_site(reason="a test counts"):
        counts = [rows_of(portal, model).count() for portal in (world.a, world.b)]

    assert 0 not in counts, (
        f"Add rows of {label(model)} to both portals in tests/isolation/world.py, each text marked "
        "with portal.text(...): the walk can only miss what does not exist."
    )


@pytest.mark.parametrize("model", OWNED, ids=label)
def test_a_manager_shows_the_open_portal_only(model: Any, world: World) -> None:
    for portal in (world.a, world.b):
        with every_site(reason="a test compares"):
            own = set(rows_of(portal, model).values_list("pk", flat=True))

        with within_site(portal.site):
            assert set(model.objects.values_list("pk", flat=True)) == own
            assert set(model._default_manager.values_list("pk", flat=True)) == own
            assert model.objects.count() == len(own)


@pytest.mark.parametrize("model", OWNED, ids=label)
def test_another_portals_row_cannot_be_fetched_by_its_key(model: Any, world: World) -> None:
    with every_site(reason="a test looks for a key"):
        key = rows_of(world.b, model).first().pk

    with within_site(world.a.site):
        with pytest.raises(model.DoesNotExist):
            model.objects.get(pk=key)
        assert model.objects.in_bulk([key]) == {}
        assert model.objects.filter(pk=key).update(**_harmless(model)) == 0
        if not issubclass(model, BasePage):
            assert model.objects.filter(pk=key).delete()[0] == 0


def _harmless(model: Any) -> dict[str, Any]:
    fields = model._meta.concrete_fields
    text = next((each for each in fields if isinstance(each, models.CharField)), None)
    if text is not None:
        return {text.name: "x"}
    moment = next((each for each in fields if isinstance(each, models.DateTimeField)), None)
    return {moment.name: timezone.now()} if moment else {fields[-1].name: None}


READS = {
    "list": lambda rows: list(rows.all()),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "get": lambda rows: rows.get(pk=1),
    "filter": lambda rows: rows.filter(pk=1),
    "exclude": lambda rows: rows.exclude(pk=1),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.last(),
    "latest": lambda rows: rows.latest("pk"),
    "index": lambda rows: rows.all()[0],
    "slice": lambda rows: rows.all()[:2],
    "values": lambda rows: rows.values("pk"),
    "in_bulk": lambda rows: rows.in_bulk(),
    "iterator": lambda rows: list(rows.iterator()),
    "contains": lambda rows: rows.contains(rows.model(pk=1)),
    "aggregate": lambda rows: rows.aggregate(models.Count("pk")),
    "annotate": lambda rows: rows.annotate(n=models.Count("pk")),
    "select_related": lambda rows: list(rows.select_related()),
    "defer": lambda rows: list(rows.defer("pk")),
    "dates": lambda rows: list(rows.order_by("pk")),
    "union": lambda rows: list(rows.all().union(rows.all())),
    "or": lambda rows: list(rows.all() | rows.all()),
    "raw": lambda rows: list(rows.raw("SELECT * FROM nothing")),
    "update": lambda rows: rows.update(pk=1),
    "delete": lambda rows: rows.all().delete(),
    "pickle": lambda rows: __import__("pickle").dumps(rows.all()),
    "bool": lambda rows: bool(rows.all()),
    "len": lambda rows: len(rows.all()),
    "select_for_update": lambda rows: list(rows.select_for_update()),
    "using": lambda rows: list(rows.using("default")),
    "get_or_create": lambda rows: rows.get_or_create(pk=1),
    "update_or_create": lambda rows: rows.update_or_create(pk=1),
}


@pytest.mark.parametrize("model", OWNED, ids=label)
def test_outside_a_portal_nothing_is_read_or_written(model: Any, db: None) -> None:
    assert {name for name, read in READS.items() if not _is_refused(read, model)} == set()


def _is_refused(read: Any, model: Any) -> bool:
    try:
        read(model.objects)
    except ScopeError:
        return True
    return False


def test_nothing_is_read_asynchronously_either() -> None:
    async def read() -> list[Any]:
        return [unit async for unit in Unit.objects.all()]

    with pytest.raises(ScopeError):
        asyncio.run(read())


def _made_outside(model: Any) -> Any:
    """A list as a form would keep it that was built before any portal opened."""
    return contextvars.Context().run(model.objects.all)


def test_a_closed_list_hidden_inside_another_question_gives_nothing(world: World) -> None:
    with pytest.raises(ScopeError):
        list(User.objects.filter(posts__in=Post.objects.all()))
    with within_site(world.a.site):
        open_rows = Post.objects.all()
        own = set(open_rows)

    assert set(open_rows | Post.objects.all()) == own
    with within_site(world.a.site):
        tickets = Ticket.objects.all()
        assert set(tickets) == set(tickets.union(_made_outside(Ticket)))
    assert list(User.objects.filter(Exists(Post.objects.all()))) == []


# --- a list made in one portal and read in another ----------------------------------------------


def test_a_list_made_in_one_portal_stays_that_portals(world: World) -> None:
    with within_site(world.a.site):
        lazy, fetched = Unit.objects.all(), list(Unit.objects.all())
        related = world.a.units[0].children.all()

    with within_site(world.b.site):
        assert list(lazy) == fetched
        assert list(related) == [world.a.units[1]]
        assert list(lazy.filter(pk__in=[unit.pk for unit in world.b.units])) == []
        assert list(Unit.objects.filter(pk__in=lazy)) == []
    assert list(lazy) == fetched


def test_related_rows_are_those_of_the_open_portal(world: World) -> None:
    """A person with posts in both portals shows each portal its own."""
    with within_site(world.a.site):
        assert [post.role for post in world.both.posts.all()] == ["editor"]
        people = User.objects.prefetch_related("posts").filter(pk=world.both.pk)
        assert [post.role for post in people[0].posts.all()] == ["editor"]
        assert list(world.b.units[0].children.all()) == []
        assert list(world.b.people["editor"].tickets.all()) == []
    with within_site(world.b.site):
        assert [post.role for post in world.both.posts.all()] == ["chief"]
    with pytest.raises(ScopeError):
        list(world.both.posts.all())


def test_a_page_finds_no_family_in_another_portal(world: World) -> None:
    foreign = (world.b.home, world.b.section, world.b.articles["published"])
    with within_site(world.a.site):
        for page in foreign:
            assert list(page.get_children()) == []
            assert list(page.get_descendants()) == []
            assert list(page.get_ancestors()) == []
            assert not set(page.get_siblings()) & set(foreign)


def test_a_nested_portal_opens_and_closes_like_a_bracket(world: World) -> None:
    with within_site(world.a.site):
        with within_site(world.b.site):
            assert {unit.site_id for unit in Unit.objects.all()} == {world.b.site.pk}
        assert {unit.site_id for unit in Unit.objects.all()} == {world.a.site.pk}
        with every_site(reason="a test looks at both"):
            both = {unit.site_id for unit in Unit.objects.all()}
            assert {world.a.site.pk, world.b.site.pk} <= both
        assert {unit.site_id for unit in Unit.objects.all()} == {world.a.site.pk}


def test_the_whole_installation_is_opened_with_a_reason_only() -> None:
    with pytest.raises(ValueError, match="say why"):
        every_site(reason="")


# --- the roads around the managers --------------------------------------------------------------

#: Where code may go around the managers, and why that shows no other portal's rows.
AROUND: dict[str, str] = {}


def _uses_of_unfiltered_managers() -> list[str]:
    return _files_that_name({"_base_manager", "_raw_delete"})


def _files_that_name(attributes: set[str]) -> list[str]:
    """Files of the product that use one of these attributes of anything."""
    code = ROOT / "src" / "conglang"
    paths = [path for path in sorted(code.rglob("*.py")) if "migrations" not in path.parts]
    return [
        str(path.relative_to(code))
        for path in paths
        if any(
            isinstance(node, ast.Attribute) and node.attr in attributes
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    ]


def test_code_goes_around_the_managers_only_where_it_says_why() -> None:
    assert sorted(set(_uses_of_unfiltered_managers()) - set(AROUND)) == []


#: Files that read tables by SQL, and by what they stay in their portal.
#: Calls that put words of our own into a question.
SQL_CALLS = {"cursor", "raw", "extra", "RawSQL"}
SQL: dict[str, str] = {
    "search/engines": "each question carries the site's own word (site_id)",
    "search/staff_backend": "gives keys; rows are fetched through the scoped managers",
    "foundation": "machine room: jobs, backup, schema; no text of a portal reaches a screen",
    "vocabulary": "catalogues of the whole country",
}


def test_sql_is_written_only_where_it_says_why() -> None:
    writers = set()
    for path in sorted((ROOT / "src" / "conglang").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr in SQL_CALLS:
                writers.add(str(path.relative_to(ROOT / "src" / "conglang")))

    unknown = [path for path in writers if not path.startswith(tuple(SQL))]
    assert sorted(unknown) == []
