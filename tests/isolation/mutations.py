"""Filters between portals, each removed in turn: something in ``tests/isolation`` must notice.

Each mutation says what it takes away and which part of the walk notices. ``noticed`` returns a
sentence for each thing that went wrong, and an empty list on the untouched product.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageManager, Site

from conglang.accounts import middleware as gate
from conglang.accounts import permissions as account_permissions
from conglang.accounts.admin import common
from conglang.accounts.models import DatedQuerySet, Post, SignInRecord, Ticket, Unit, User
from conglang.accounts.screens import ANY_POST, Screen, screen
from conglang.audit.models import AuditRecord
from conglang.content import models as content_models
from conglang.content import permissions as page_permissions
from conglang.content.models import BasePage, PortalPageManager
from conglang.media import delivery
from conglang.media.models import File, Picture
from conglang.media.permissions import MediaPolicy
from conglang.newsroom.admin import acts
from conglang.newsroom.models import ArticlePage, EditorialRecord, RightSwitch
from conglang.search.engines import engine
from conglang.search.models import SearchEntry
from conglang.search.queries import search
from conglang.tenancy import forms as tenancy_forms
from conglang.tenancy import middleware as tenancy_middleware
from conglang.tenancy.scoping import ScopedQuerySetMixin, every_site, within_site
from tests.isolation import walk
from tests.isolation.forms import article_form, photo
from tests.isolation.snapshot import differences, rows_of, snapshot
from tests.isolation.world import Portal, World

Notice = Callable[[World], list[str]]


@dataclass(frozen=True)
class Mutation:
    """One filter taken away: an attribute replaced by something that no longer asks."""

    name: str
    target: Any
    attribute: str
    replacement: Any
    noticed: Notice

    def __str__(self) -> str:
        return self.name


# --- what notices -------------------------------------------------------------------------------


def walking(*names: str, as_: str = "almighty") -> Notice:
    """The walk over these addresses, and whether anything of B changed."""

    def notice(world: World) -> list[str]:
        user = world.a.people.get(as_) or getattr(world, as_, None)
        before = snapshot(world.b)
        found = [
            line
            for address in walk.addresses()
            if address.name in names
            for line in walk.walk(address, user, world.a, world.b)
        ]
        return found + differences(before, snapshot(world.b))

    return notice


def managers(*tables: type[models.Model]) -> Notice:
    """The open portal's managers show its rows and no others."""

    def notice(world: World) -> list[str]:
        wrong = []
        for model in tables:
            with every_site(reason="a test compares"):
                own = set(rows_of(world.a, model).values_list("pk", flat=True))
            with within_site(world.a.site):
                if set(model.objects.values_list("pk", flat=True)) != own:
                    wrong.append(f"{model._meta.label} shows rows of another portal")
        return wrong

    return notice


def closed_screens(world: World) -> list[str]:
    client = walk.client_for(world.almighty, world.a.host)
    paths = [
        path for each in walk.closed_addresses() for path in walk.closed_urls_of(each, world.a)
    ]
    return [path for path in paths if client.get(path).status_code != 404]


def strangers(world: World) -> list[str]:
    """Staff of A on the host of B."""
    clients = {
        role: walk.client_for(world.a.people[role], world.b.host)
        for role in ("editor", "portal_admin")
    }
    return [
        f"{role} of A opens {path} of B"
        for role, client in clients.items()
        for path in ("/quan-tri/", "/quan-tri/tin-bai/", "/quan-tri/nhan-su/")
        if client.get(path).status_code != 302
    ]


def roles(world: World) -> list[str]:
    """Screens of a right that the person does not have."""
    client = walk.client_for(world.a.people["contributor"], world.a.host)
    paths = ("/quan-tri/nhan-su/", "/quan-tri/nhat-ky/", "/quan-tri/chuyen-muc/")
    return [path for path in paths if client.get(path).status_code != 403]


def files(world: World) -> list[str]:
    paths = [f"/tep/{path}" for path in walk.stored_paths(world.b)]
    client = Client(raise_request_exception=False, HTTP_HOST=world.a.host)
    return [path for path in paths if _status(client, path) != 404]


def originals(world: World) -> list[str]:
    """Originals of pictures carry camera data: they have no address, by no way round."""
    site, _, rest = world.a.pictures[0].file.name.split("/", 2)
    client = Client(raise_request_exception=False, HTTP_HOST=world.a.host)
    paths = (f"/tep/{site}/goc/{rest}", f"/tep/{site}/anh/../goc/{rest}")
    return [path for path in paths if _status(client, path) != 404]


def _status(client: Client, path: str) -> int:
    response = client.get(path)
    walk.text_of(response)
    return int(response.status_code)


def searching(world: World) -> list[str]:
    with within_site(world.a.site):
        found = search("vàm rầy")
    return [] if (found.total, len(found.hits)) == (1, 1) else [f"{found.total} hits instead of 1"]


def redirects(world: World) -> list[str]:
    client = Client(HTTP_HOST=world.a.host)
    status = client.get(f"/cu/{world.b.slug}/").status_code
    return [] if status == 404 else [f"a redirect of B acts on A: {status}"]


def _saves(portal: Portal, *blocks: Any, **fields: Any) -> bool:
    client = walk.client_for(portal.people["editor"], portal.host)
    url = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", portal.section.pk])
    response = client.post(url, article_form(portal, *blocks, **fields))
    return bool(response.status_code == 302)


def own_choices(world: World) -> list[str]:
    """In each portal one's own picture, file, unit and article are accepted."""
    wrong = []
    for portal in (world.a, world.b, world.a):
        tries = {
            "picture": _saves(portal, ("photo", photo(portal.pictures[0].pk))),
            "file": _saves(portal, ("file", {"file": portal.files[0].pk, "title": ""})),
            "unit": _saves(portal, unit=portal.units[0].pk),
            "article": _saves(portal, related=[portal.articles["published"].pk]),
        }
        wrong += [
            f"{portal.host} refuses its own {name}" for name, kept in tries.items() if not kept
        ]
    return wrong


def foreign_unit(world: World) -> list[str]:
    """Whatever form or program saves an article, its unit is of its own portal."""
    article = world.a.articles["own_draft"]
    article.unit = world.b.units[0]
    try:
        with within_site(world.a.site):
            article.full_clean()
    except ValidationError as error:
        return [] if "unit" in error.message_dict else ["refused for another reason"]
    finally:
        article.unit = world.a.units[0]
    return ["an article of A has a unit of B"]


def page_policy(world: World) -> list[str]:
    """What Wagtail's screens would be told of B's pages, asked as the mightiest person of A."""
    policy = page_permissions.PortalPagePolicy(BasePage)
    page, user = world.b.articles["in_editing"], world.almighty
    with within_site(world.a.site):
        tester = page.permissions_for_user(user)
        answers = {
            "change": policy.user_has_permission_for_instance(user, "change", page),
            "add": policy.user_has_permission_for_instance(user, "add", world.b.section),
            "explorable": policy.explorable_instances(user).filter(pk=page.pk).exists(),
            "instances": policy.instances_user_has_permission_for(user, "change")
            .filter(pk=page.pk)
            .exists(),
            "edit": tester.can_edit(),
            "subpage": world.b.section.permissions_for_user(user).can_add_subpage(),
        }
    return [name for name, answer in answers.items() if answer]


def media_policy(world: World) -> list[str]:
    wrong = []
    for model, foreign in ((Picture, world.b.pictures[0]), (File, world.b.files[0])):
        policy = MediaPolicy(model)
        with within_site(world.a.site):
            rows = policy.instances_user_has_permission_for(world.almighty, "choose")
            if rows.filter(pk=foreign.pk).exists():
                wrong.append(f"{model.__name__} of B can be chosen")
            wrong += [
                f"{model.__name__} of B: {action}"
                for action in ("choose", "view", "change", "delete")
                if policy.user_has_permission_for_instance(world.almighty, action, foreign)
            ]
    return wrong


def shared_account(world: World) -> list[str]:
    """A's administrator may not lock, rename or let in somebody who also serves B."""
    client = walk.client_for(world.a.people["portal_admin"], world.a.host)
    person = world.both
    client.post(
        reverse("person_lock", args=[person.pk]), {"reason": "Thử khóa người của cổng khác"}
    )
    client.post(reverse("person_slip", args=[person.pk]))
    client.post(reverse("person_edit", args=[person.pk]), {"full_name": "Tên khác"})
    after = User.objects.get(pk=person.pk)
    with every_site(reason="a test counts"):
        slips = Ticket.objects.filter(person=person).count()
    same = (after.is_active, after.full_name, slips) == (True, person.full_name, 0)
    return [] if same else ["an account of both portals was changed in A"]


def reading(world: World) -> list[str]:
    """A contributor opens the files of their own articles and of those residents see."""
    with within_site(world.a.site):
        # In their section somebody gave this one the right to edit, which is to read drafts.
        RightSwitch.objects.filter(person=world.a.people["contributor"]).delete()
    client = walk.client_for(world.a.people["contributor"], world.a.host)
    status = client.get(
        reverse("article_file", args=[world.a.articles["own_draft"].pk])
    ).status_code
    return [] if status == 404 else ["a contributor opens somebody else's draft"]


def uploads(world: World) -> list[str]:
    upload = world.b.uploads["image"]
    type(upload).objects.filter(pk=upload.pk).update(uploaded_by_user=world.both)
    client = walk.client_for(world.both, world.a.host)
    url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload.pk])
    status = client.post(url, {f"uploaded-image-{upload.pk}-title": "Lấy về"}).status_code
    return [] if status == 404 else [f"an upload begun in B is finished in A: {status}"]


# --- what is taken away -------------------------------------------------------------------------


def unfiltered(self: Any) -> Any:
    return super(ScopedQuerySetMixin, self).get_queryset()


def everywhere(model: type[models.Model]) -> Any:
    return lambda self, *args, **kwargs: model._base_manager.all()


def manager_of(model: Any, notice: Notice) -> Mutation:
    name = f"manager of {model._meta.label}"
    return Mutation(name, type(model._default_manager), "get_queryset", unfiltered, notice)


SHORT = [
    Mutation(
        "every scoped manager",
        ScopedQuerySetMixin,
        "get_queryset",
        unfiltered,
        walking("articles", "article_file", "units"),
    ),
    Mutation(
        "pages of the open portal",
        PortalPageManager,
        "get_queryset",
        PageManager.get_queryset,
        walking("wagtailadmin_choose_page_search", "wagtailadmin_choose_page_child"),
    ),
    Mutation(
        "register of staff screens",
        gate,
        "screen",
        lambda name: Screen(name, ANY_POST),
        closed_screens,
    ),
    Mutation(
        "who may enter a portal", gate, "may_enter", lambda user: user.is_authenticated, strangers
    ),
    Mutation(
        "a file's portal",
        delivery,
        "open_site",
        lambda: Site.objects.get(hostname="binhson.test"),
        files,
    ),
    Mutation(
        "people of the open portal",
        common,
        "person_here",
        lambda pk: User.objects.filter(pk=pk).first(),
        walking("person", "person_edit", "person_lock", as_="portal_admin"),
    ),
    Mutation(
        "site word of the search index",
        type(engine()),
        "within",
        lambda self, site_id, kinds, condition: condition,
        searching,
    ),
]

ALL = [
    *SHORT,
    manager_of(Unit, walking("units", "unit_edit", "unit_end")),
    manager_of(Post, walking("post_end", "people")),
    manager_of(EditorialRecord, walking("article_file", "article_act", "articles")),
    manager_of(
        Picture,
        walking("wagtailimages:index", "wagtailimages:edit", "wagtailimages_chooser:chosen"),
    ),
    manager_of(
        File, walking("wagtaildocs:index", "wagtaildocs:edit", "wagtaildocs_chooser:chosen")
    ),
    manager_of(SignInRecord, walking("sign_in_log", "sign_in_csv")),
    manager_of(AuditRecord, walking("audit_log", "audit_csv")),
    manager_of(Ticket, walking("accept_invitation", "use_slip", as_="nobody")),
    manager_of(
        ArticlePage, walking("wagtailadmin_pages:edit", "wagtail_serve", "sitemap_xml", "rss")
    ),
    manager_of(SearchEntry, managers(SearchEntry)),
    Mutation(
        "scope of a request",
        tenancy_middleware,
        "within_site",
        lambda site: every_site(reason="mutation"),
        walking("articles", "site_map"),
    ),
    Mutation(
        "posts of the open portal",
        account_permissions,
        "Post",
        SimpleNamespace(objects=DatedQuerySet(Post)),
        strangers,
    ),
    Mutation("rights of a role", gate, "may", lambda user, permission: True, roles),
    Mutation(
        "pictures a person may choose",
        MediaPolicy,
        "instances_user_has_any_permission_for",
        lambda self, user, actions: self.model._base_manager.all(),
        media_policy,
    ),
    Mutation(
        "portal of a picture", MediaPolicy, "_is_here", lambda self, instance: True, media_policy
    ),
    Mutation(
        "portal of a page, for the policy",
        page_permissions.PortalPagePolicy,
        "_is_here",
        lambda self, page: True,
        page_policy,
    ),
    Mutation(
        "portal of a page, for the tester",
        page_permissions.PortalPageTester,
        "_is_ours",
        lambda self: True,
        page_policy,
    ),
    Mutation(
        "pages a person may explore",
        page_permissions.PortalPagePolicy,
        "explorable_instances",
        lambda self, user: BasePage._base_manager.all(),
        page_policy,
    ),
    Mutation(
        "pages a person may change",
        page_permissions.PortalPagePolicy,
        "instances_user_has_any_permission_for",
        lambda self, user, actions: BasePage._base_manager.all(),
        page_policy,
    ),
    Mutation(
        "folder of a public file",
        delivery,
        "FINDERS",
        {"goc": lambda path: (1, True)},
        originals,
    ),
    Mutation(
        "redirects of the open portal",
        Redirect,
        "get_for_site",
        staticmethod(lambda site=None: Redirect.objects.all()),
        redirects,
    ),
    Mutation(
        "choices of a chooser block",
        tenancy_forms.OpenModelChoiceField,
        "queryset",
        tenancy_forms.forms.ModelChoiceField.queryset,
        own_choices,
    ),
    Mutation(
        "units of the open portal in the editor", ArticlePage, "clean", BasePage.clean, foreign_unit
    ),
    Mutation(
        "accounts of one portal",
        account_permissions,
        "account_is_ours",
        lambda person: True,
        shared_account,
    ),
    Mutation("who reads an article", acts, "may_read", lambda record, user: True, reading),
    Mutation(
        "root of the open portal for typed links",
        tenancy_middleware,
        "root_paths",
        lambda site: Site.get_site_root_paths(),
        walking("wagtailadmin_choose_page_external_link"),
    ),
    Mutation(
        "home of the open portal for choosers",
        content_models,
        "current_site",
        lambda: None,
        walking("wagtailadmin_choose_page"),
    ),
    Mutation(
        "closed second step of uploads",
        gate,
        "screen",
        lambda name: screen(name) or (Screen(name, "write") if "uploaded" in name else None),
        uploads,
    ),
]
