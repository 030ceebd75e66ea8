"""A document is entered, shown, tied to others, taken down; how it stands follows by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.legal import actions
from conglang.legal.actions import EventFacts, IssuerFacts, RelationFacts
from conglang.legal.choices import DocumentState, TextState, Validity
from conglang.legal.models import DocumentCount, LegalDocument
from conglang.legal.queries.documents import findings_of
from conglang.legal.tasks import settle_validity
from conglang.search.queries import search
from conglang.tenancy.scoping import within_site
from tests.legal.factories import (
    AT,
    Library,
    add_file,
    do,
    docx,
    enter,
    facts,
    fresh,
    kind,
    make_library,
    pdf,
    publish,
    read,
    refused,
)

LONG = "Uy ban nhan dan xa quy dinh muc ho tro lam duong giao thong nong thon. " * 3


def found_by(library: Library, words: str) -> list[str]:
    with within_site(library.site):
        return [hit.url for hit in search(words, kinds=["document"]).hits]


# --- entering -----------------------------------------------------------------------------------


def test_a_document_is_entered_and_nobody_sees_it(library: Library) -> None:
    document = enter(library, number="48/2025/Q\u00d0 - UBND")

    assert document.state == DocumentState.ENTERED
    assert (document.number, document.serial) == ("48/2025/QĐ-UBND", 48)
    assert document.address == "48-2025-qd-ubnd-20250520"
    assert found_by(library, "đường giao thông nông thôn") == []


def test_the_address_stays_when_the_number_is_corrected(library: Library) -> None:
    document = enter(library, number="48/2025/QĐ-UBND")

    changed = do(
        library, "change_document", document_id=document.pk,
        facts=facts(library, number="84/2025/QĐ-UBND"),
    )  # fmt: skip

    assert (changed.number, changed.address) == ("84/2025/QĐ-UBND", "48-2025-qd-ubnd-20250520")


def test_the_same_number_of_another_day_or_body_is_another_document(library: Library) -> None:
    first = enter(library, number="07/2025/NQ-HĐND", issued_on=date(2025, 5, 29))
    second = enter(library, number="07/2025/NQ-HĐND", issued_on=date(2025, 9, 26))

    assert first.address != second.address
    assert refused(
        library, "enter_document",
        facts=facts(library, number="7/2025/NQ/HĐND", issued_on=date(2025, 9, 26)),
    ) == "twice"  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"abstract": "Về việc"}, "no_abstract"),
        ({"issued_on": date(2052, 5, 20)}, "wrong_days"),
        ({"issued_on": date(1025, 5, 20)}, "wrong_days"),
        ({"expires_on": date(2025, 5, 1)}, "wrong_days"),
        ({"issuer_id": 0}, "wrong_issuer"),
        ({"kind_id": 0}, "wrong_kind"),
        ({"field_ids": [0]}, "wrong_field"),
    ],
)
def test_what_cannot_be_is_refused(library: Library, wrong: dict[str, Any], code: str) -> None:
    assert refused(library, "enter_document", facts=facts(library, **wrong)) == code
    with within_site(library.site):
        assert not LegalDocument.objects.exists()


def test_a_contributor_keeps_no_library(library: Library) -> None:
    document = enter(library)

    assert refused(library, "enter_document", facts=facts(library), by=library.contributor) == (
        "not_allowed"
    )
    assert refused(
        library, "publish_document", document_id=document.pk, by=library.contributor
    ) == "not_allowed"  # fmt: skip
    assert fresh(library, document).state == DocumentState.ENTERED


def test_another_portals_document_does_not_exist(library: Library) -> None:
    other = make_library("khac.test", "xã Khác")
    document = enter(other)

    with pytest.raises(LegalDocument.DoesNotExist):
        do(library, "publish_document", document_id=document.pk)


# --- showing and taking down --------------------------------------------------------------------


def test_a_published_document_is_found_by_number_words_and_text_of_its_files(
    library: Library,
) -> None:
    document = enter(library, number="48/2025/QĐ-UBND")
    read(library, add_file(library, document, docx("Tiền xi măng và đá"), "Phụ lục.docx"))

    do(library, "publish_document", document_id=document.pk)

    path = "/van-ban/48-2025-qd-ubnd-20250520/"
    assert found_by(library, "48/2025/QĐ-UBND") == [path]
    assert found_by(library, "giao thong nong thon") == [path]
    assert found_by(library, "tiền xi măng") == [path]


def test_what_is_taken_down_is_found_no_more_and_comes_back_as_it_was(library: Library) -> None:
    document = publish(library)

    assert refused(library, "withdraw_document", document_id=document.pk, reason=" ") == (
        "reason_missing"
    )
    do(library, "withdraw_document", document_id=document.pk, reason="Đăng nhầm tệp")
    assert found_by(library, "giao thông nông thôn") == []
    with within_site(library.site):
        assert not DocumentCount.objects.filter(number__gt=0).exists()

    do(library, "publish_document", document_id=document.pk)
    assert found_by(library, "giao thông nông thôn") == [document.path]


def test_a_document_without_number_or_day_waits(library: Library) -> None:
    document = enter(library, number="", issued_on=None, effective_on=None)

    assert refused(library, "publish_document", document_id=document.pk) == "incomplete"


def test_a_draft_needs_neither_and_stands_as_a_draft(library: Library) -> None:
    draft = publish(library, number="", issued_on=None, effective_on=None, is_draft=True)

    assert draft.validity == Validity.DRAFT
    assert draft.title == "Dự thảo quyết định"


def test_personal_data_holds_a_document_back_until_somebody_says_why(library: Library) -> None:
    document = enter(library, body="Ông Lê Văn Bình, CCCD số 089085001234, được hỗ trợ.")

    assert refused(library, "publish_document", document_id=document.pk) == "findings_open"
    with within_site(library.site):
        assert [each.kind for each in findings_of(document)] == ["Số định danh cá nhân"]

    do(
        library, "publish_document", document_id=document.pk,
        waiving="Người được hỗ trợ đã đồng ý bằng văn bản",
    )  # fmt: skip
    with within_site(library.site):
        note = AuditRecord.objects.get(act="document.publish").note
    assert note == "Bỏ qua 1 điều tìm thấy: Người được hỗ trợ đã đồng ý bằng văn bản"


def test_a_file_that_nobody_has_read_holds_a_document_back(library: Library) -> None:
    document = enter(library)
    file = add_file(library, document, docx("Nội dung"), "Quyết định.docx")

    assert refused(library, "publish_document", document_id=document.pk) == "files_unread"

    read(library, file)
    do(library, "publish_document", document_id=document.pk)


# --- files --------------------------------------------------------------------------------------


def test_the_words_of_a_pdf_are_read_page_by_page(library: Library) -> None:
    file = add_file(library, enter(library), pdf(LONG, LONG), "39_qd_signed_signed.pdf")

    assert read(library, file) == TextState.READ
    file.refresh_from_db()
    assert (file.pages, file.text.count("\f"), file.can_be_shown) == (2, 1, True)


def test_a_scan_is_recognised_as_one(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conglang.legal.actions.files.can_recognise", lambda: False)
    file = add_file(library, enter(library), pdf("Ky boi: UBND", "", ""), "quet.pdf")

    assert read(library, file) == TextState.SCAN


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"<!DOCTYPE html><html><title>404</title></html>" * 20, "qd-48.pdf", "bad_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "qd-48.docx", "bad_type"),
        (docx("Nội dung"), "qd-48.pdf", "wrong_name"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_in_words(
    library: Library, content: bytes, name: str, code: str
) -> None:
    document = enter(library)

    with pytest.raises(Refusal) as refusal:
        add_file(library, document, content, name)

    assert refusal.value.code == code
    with within_site(library.site):
        assert not document.files.exists()


def test_names_from_a_mac_and_long_names_survive(library: Library) -> None:
    document = enter(library)

    file = add_file(library, document, docx("Nội dung"), "Quye\u0302\u0301t đi\u0323nh 39.DOCX")

    assert file.name == "Quyết định 39.docx"


def test_the_same_file_is_kept_once(library: Library) -> None:
    document = enter(library)
    add_file(library, document, docx("Nội dung"), "Một.docx")

    with pytest.raises(Refusal) as refusal:
        add_file(library, document, docx("Nội dung"), "Hai.docx")

    assert refusal.value.code == "twice"


# --- how it stands ------------------------------------------------------------------------------


def replace_by(library: Library, old: LegalDocument, new: LegalDocument, **more: Any) -> Any:
    return do(
        library, "add_relation", document_id=new.pk,
        facts=RelationFacts(kind="replaces", target_id=old.pk, **more),
    )  # fmt: skip


def test_a_replaced_document_expires_when_the_newer_one_comes_into_force(library: Library) -> None:
    old = publish(library)
    new = publish(library, issued_on=date(2026, 11, 10), effective_on=date(2026, 12, 1))

    replace_by(library, old, new)
    assert fresh(library, old).validity == Validity.IN_FORCE
    assert fresh(library, old).next_change_on == date(2026, 12, 1)

    with within_site(library.site):
        actions.settle_on(document_id=old.pk, day=date(2026, 12, 1))
    settled = fresh(library, old)
    assert settled.validity == Validity.EXPIRED
    assert settled.validity_reason == f"Được thay thế bởi {new.title} từ ngày 01/12/2026."


def test_the_night_settles_what_its_day_brings(library: Library, time_machine: Any) -> None:
    document = publish(library, expires_on=date(2026, 11, 30))
    assert document.validity == Validity.IN_FORCE

    time_machine.move_to(datetime(2026, 11, 30, 17, 1, tzinfo=UTC))  # 00:01 on 1 December
    assert settle_validity() == 1
    assert settle_validity() == 0
    assert fresh(library, document).validity == Validity.EXPIRED
    with within_site(library.site):
        counted = dict(
            DocumentCount.objects.filter(field=None, number__gt=0).values_list("validity", "number")
        )
    assert counted == {Validity.EXPIRED: 1}


def test_what_a_document_that_is_not_public_does_changes_nothing(library: Library) -> None:
    old = publish(library)
    new = enter(library, issued_on=date(2026, 1, 10), effective_on=date(2026, 2, 1))
    replace_by(library, old, new)
    assert fresh(library, old).validity == Validity.IN_FORCE

    do(library, "publish_document", document_id=new.pk)
    assert fresh(library, old).validity == Validity.EXPIRED

    do(library, "withdraw_document", document_id=new.pk, reason="Xem lại văn bản")
    assert fresh(library, old).validity == Validity.IN_FORCE


def test_an_older_document_cannot_replace_a_newer_one(library: Library) -> None:
    newer = publish(library, issued_on=date(2026, 1, 10), effective_on=date(2026, 2, 1))
    older = publish(library)

    assert refused(
        library, "add_relation", document_id=older.pk,
        facts=RelationFacts(kind="replaces", target_id=newer.pk),
    ) == "wrong_order"  # fmt: skip


def test_a_relation_is_taken_back_and_the_older_one_stands_again(library: Library) -> None:
    old = publish(library)
    new = publish(library, issued_on=date(2026, 1, 10), effective_on=date(2026, 2, 1))
    relation = replace_by(library, old, new)
    assert fresh(library, old).validity == Validity.EXPIRED

    do(library, "drop_relation", relation_id=relation.pk)

    assert fresh(library, old).validity == Validity.IN_FORCE


def test_a_paper_outside_the_library_ends_a_document(library: Library) -> None:
    document = publish(library)
    event = do(
        library, "add_event", document_id=document.pk,
        facts=EventFacts(
            kind="expired", on=date(2026, 1, 1), basis="Quyết định 20/QĐ-UBND ngày 15/01/2026"
        ),
    )  # fmt: skip
    assert fresh(library, document).validity == Validity.EXPIRED

    do(library, "drop_event", event_id=event.pk)
    assert fresh(library, document).validity == Validity.IN_FORCE


# --- counts and catalogues ----------------------------------------------------------------------


def test_counts_move_with_every_act_and_a_recount_agrees(library: Library) -> None:
    with within_site(library.site):
        field = actions.save_field(name="Thủy lợi", by=library.clerk, at=AT)
    one = publish(library, field_ids=[field.pk])
    publish(library, kind_id=kind("Thông báo").pk, number="38/TB-UBND", normative=False)
    do(library, "change_document", document_id=one.pk, facts=facts(library, number=one.number))
    new = publish(library, issued_on=date(2026, 1, 10), effective_on=date(2026, 2, 1))
    replace_by(library, one, new)

    def counted() -> set[tuple[Any, ...]]:
        rows = DocumentCount.objects.filter(number__gt=0)
        return set(
            rows.values_list("kind__name", "year", "validity", "field__name", "number", "level")
        )

    with within_site(library.site):
        moved = counted()
        assert actions.count_again() == 3
        assert counted() == moved


def test_a_bodys_name_is_written_out_and_kept_once(library: Library) -> None:
    with within_site(library.site):
        issuer = actions.save_issuer(
            facts=IssuerFacts(name="UBND huyện Hòn Đất", level="district",
                              ended_on=date(2025, 6, 30)),
            by=library.clerk, at=AT,
        )  # fmt: skip
    assert issuer.name == "Ủy ban nhân dân huyện Hòn Đất"
    assert refused(
        library, "save_issuer",
        facts=IssuerFacts(name="Uỷ ban nhân dân huyện Hòn Đất", level="district"),
    ) == "twice"  # fmt: skip
