"""Nobody of one portal sees, chooses, changes or guesses anything of another."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests.isolation import walk
from tests.isolation.snapshot import differences, snapshot
from tests.isolation.world import World

LONG = os.environ.get("CONGLANG_LONG") == "1"
#: Walked with everything there is to try; the others with one GET and one POST at each address.
THOROUGH = ("almighty",)
BRIEF = ("contributor",)
#: Whose rights lie between those of others; walked by CONGLANG_LONG=1.
BETWEEN = (
    "platform_admin", "both", "nobody", "editor", "secretary", "deputy_chief", "chief",
    "portal_admin", "stranger", "superuser",
)  # fmt: skip
PERSONAS = (*THOROUGH, *BRIEF, *(BETWEEN if LONG else ()))
if os.environ.get("CONGLANG_DATABASE_ONLY") and not LONG:
    # Who may enter is decided above the engine, and was walked on SQLite.
    PERSONAS = ("editor", "almighty")


def person(world: World, name: str) -> Any:
    return world.a.people.get(name) or getattr(world, name, None)


# --- staff of A on the host of A, with everything of B ------------------------------------------


@pytest.mark.parametrize("name", PERSONAS)
def test_no_open_screen_shows_or_changes_anything_of_another_portal(
    name: str, world: World
) -> None:
    before = snapshot(world.b)

    wrong = [
        line
        for address in walk.open_addresses()
        for line in walk.walk(
            address, person(world, name), world.a, world.b, thorough=LONG or name in THOROUGH
        )
    ]

    assert wrong == []
    assert differences(before, snapshot(world.b)) == []


@pytest.mark.parametrize("name", PERSONAS if LONG else ("almighty",))
def test_every_screen_that_is_not_in_the_register_does_not_exist(name: str, world: World) -> None:
    client = walk.client_for(person(world, name), world.a.host)

    answers = {
        f"{method.upper()} {path}": getattr(client, method)(
            path, {"next": "/quan-tri/"}
        ).status_code
        for address in walk.closed_addresses()
        for path in walk.closed_urls_of(address, world.a)
        for method in ("get", "post")
    }

    assert {where: code for where, code in answers.items() if code != 404} == {}


@pytest.mark.parametrize("name", ["nobody", "editor"])
def test_no_other_page_shows_or_changes_anything_of_another_portal(name: str, world: World) -> None:
    """Public pages, and the account pages with the other portal's secrets, slips and names."""
    before = snapshot(world.b)

    wrong = [
        line
        for address in walk.other_addresses()
        for line in walk.walk(address, person(world, name), world.a, world.b)
    ]

    # Whoever asks for a forgotten password by mail has their own address noted by allauth.
    changed = differences(before, snapshot(world.b))
    assert wrong == []
    assert [line for line in changed if not line.startswith("account.EmailAddress")] == []


def test_the_walk_knows_every_argument_of_every_address(world: World) -> None:
    for address in (*walk.open_addresses(), *walk.other_addresses()):
        for param in address.params:
            assert walk.rule_for(address, param)(world.b), f"{address}: nothing to put for {param}"


def test_an_argument_without_a_rule_is_told_to_the_developer() -> None:
    address = walk.Address("so_hoa:xem", "quan-tri/so-hoa/<int:scan_id>/", ("scan_id",))

    with pytest.raises(
        AssertionError, match=r"Add a rule to ARGUMENTS in tests/isolation/walk\.py"
    ):
        walk.rule_for(address, "scan_id")


# --- the walk walks: with its own ids the same person gets somewhere ----------------------------

#: Screens that answer something else than a page to a plain GET with one's own ids.
ONLY_POST = frozenset(
    {
        "article_section", "article_last_day", "article_photo_list", "article_waiver_undo",
        "fact_check_revoke",
        "person_invitation", "person_slip", "section_move", "section_hide",
        "section_show", "article_restore", "return_reason_move", "return_reason_retire",
        "return_reason_bring_back", "bulk_undo",
        "wagtailadmin_editing_sessions:ping",
        "topic_drop", "topic_write", "orientation_carry", "quota_copy", "quota_exemption_drop",
        "wagtailadmin_editing_sessions:release", "wagtailimages:edit_multiple",
        "wagtailimages:delete_multiple", "wagtaildocs:edit_multiple", "wagtaildocs:delete_multiple",
        "payee_from_board", "royalty_adjustment_drop",
        "absence_cancel", "article_remarks", "article_urgent", "bounce_forget", "clean_paste",
        "mail_again", "mail_template_reset", "notice_read", "notice_unread", "notices_all_read",
        "notices_undo", "portal_path_drop", "section_path_drop",
        "plan_start", "plan_task_way", "plan_part_way", "plan_change_close", "plan_change_drop",
        "plan_publish", "plan_unpublish", "plan_evidence_way",
        "library_file_drop", "library_relation_drop", "library_event_drop", "library_import_row",
        "library_import_start", "library_import_drop", "organisation_leader_drop", "alert_down",
    }
)  # fmt: skip
#: What belongs to one person is nothing for their colleagues either.
OF_ONE_PERSON = frozenset({"notice_open"})


def test_the_same_walk_with_ones_own_ids_opens_every_screen(world: World) -> None:
    """A walk that finds nothing because it gets nowhere would be worth nothing."""
    shown, shut = set(), {}
    for address in walk.open_addresses():
        for method, path, data in walk.requests_for(address, world.a):
            if method != "get":
                continue
            client = walk.client_for(world.almighty, world.a.host)
            response = client.get(path, data)
            expected = {405} if address.name in ONLY_POST else {200, 302}
            if address.name in OF_ONE_PERSON:
                expected = {302, 404}
            if response.status_code not in expected:
                shut[f"{address}: {path}"] = response.status_code
            elif walk.leak_in(response, world.a, typed=[path]):
                shown.add(address.name)

    assert shut == {}
    assert shown >= {
        "desk", "articles", "article_file", "people", "person", "units", "audit_log", "sections",
        "article_bulk", "bulk_result",
        "quotas", "quota_grid", "quota_exemptions", "quota_ranking", "quota_notices",
        "quota_notice", "quota_notice_new",
        "royalty_months", "royalty_month", "royalty_scores", "royalty_score", "royalty_budget",
        "royalty_fees", "royalty_adjust", "rates", "rate_table", "payees", "payee",
        "organisation_leaders", "organisation_leader", "organisation_units", "organisation_unit",
        "library_desk", "library_document", "library_edit", "library_publish", "library_preview",
        "library_issuers", "library_fields", "library_import", "library_imports",
        "return_reasons", "return_reason_edit", "article_versions", "article_compare",
        "wagtailadmin_pages:edit", "wagtailimages:index", "wagtaildocs:index",
        "wagtailimages_chooser:choose", "wagtaildocs_chooser:choose",
        "wagtailadmin_choose_page_search",
    }  # fmt: skip
