"""Who may be paid, and who is salaried with a norm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from conglang.accounts.models import Unit, User
from conglang.accounts.permissions import role_names
from conglang.accounts.queries import person_here, unit_of
from conglang.accounts.rules import COMPILE_ROYALTIES
from conglang.audit.actions import record as audit
from conglang.core.dates import format_date
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.royalties.models import Payee, SalariedTerm
from conglang.royalties.permissions import refuse_without
from conglang.royalties.queries.payees import mask_account
from conglang.tenancy.scoping import open_site

#: Characters of an account number; shorter ones would stand unmasked in the log.
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class PayeeFacts:
    """What is known of a payee. norm: works a month; None where the person is not salaried."""

    name: str
    unit_id: int | None = None
    tax_code: str = ""
    bank_account: str = ""
    bank_name: str = ""
    salaried_from: date | None = None
    norm: int | None = None


@transaction.atomic
def save_payee(*, payee_id: int | None = None, facts: PayeeFacts, by: User, at: datetime) -> Payee:
    """Enter or change a payee; a new norm ends the one before.

    The account number stands in the log as changed, never in full.
    Refuses: not_allowed, unknown_payee, bad_payee.
    """
    refuse_without(by, COMPILE_ROYALTIES)
    payee = _locked(payee_id) if payee_id else Payee(site=open_site())
    account_before = payee.bank_account
    payee.name = clean(facts.name).strip()
    payee.unit = Unit.objects.filter(pk=facts.unit_id).first() if facts.unit_id else None
    payee.tax_code = clean(facts.tax_code).strip()
    payee.bank_account = _account(facts.bank_account)
    payee.bank_name = clean(facts.bank_name).strip()
    _check_and_save(payee)
    if facts.norm is not None and facts.salaried_from is not None:
        _set_norm(payee, facts.norm, facts.salaried_from)
    audit(
        act="payee.change" if payee_id else "payee.add", on=payee, by=by, at=at,
        after={
            "name": payee.name, "unit": str(payee.unit or ""),
            "account_changed": "có" if payee.bank_account != account_before else "không",
            "norm": facts.norm,
        },
        role=role_names(by),
    )  # fmt: skip
    return payee


@transaction.atomic
def end_salaried(*, payee_id: int, ends_on: date, by: User, at: datetime) -> None:
    """Say until when somebody is salaried. Refuses: not_allowed, unknown_payee, bad_payee."""
    refuse_without(by, COMPILE_ROYALTIES)
    payee = _locked(payee_id)
    term = SalariedTerm.objects.filter(payee=payee, ends_on__isnull=True).first()
    if term is None or ends_on < term.starts_on:
        raise Refusal("bad_payee", "Ngày kết thúc phải từ ngày bắt đầu hưởng lương trở đi.")
    term.ends_on = ends_on
    term.save(update_fields=["ends_on"])
    audit(
        act="payee.end_salaried", on=payee, by=by, at=at, role=role_names(by),
        after={"ends_on": format_date(ends_on)},
    )  # fmt: skip


@transaction.atomic
def add_person(*, person_id: int, by: User, at: datetime) -> Payee:
    """Enter somebody who serves here, with name and unit. Refuses: not_allowed, unknown_payee."""
    refuse_without(by, COMPILE_ROYALTIES)
    known = Payee.objects.filter(person_id=person_id).exists()
    payee = payee_for(person_id=person_id)
    if not known:
        audit(
            act="payee.add", on=payee, by=by, at=at, role=role_names(by),
            after={"name": payee.name, "unit": str(payee.unit or "")},
        )  # fmt: skip
    return payee


@transaction.atomic
def set_own_account(*, bank_account: str, bank_name: str, by: User, at: datetime) -> Payee:
    """A payee says where their own money goes; months compiled before keep the account they had.

    The log holds the last four digits. Refuses: unknown_payee, bad_payee.
    """
    payee = _locked(payee_for(person_id=by.pk).pk)
    before = mask_account(payee.bank_account)
    payee.bank_account = _account(bank_account)
    payee.bank_name = clean(bank_name).strip()
    _check_and_save(payee)
    audit(
        act="payee.own_account", on=payee, by=by, at=at, role=role_names(by),
        before={"account": before},
        after={"account": mask_account(payee.bank_account), "bank": payee.bank_name},
    )  # fmt: skip
    return payee


def payee_for(*, person_id: int) -> Payee:
    """The payee of somebody who serves here; entered when there is none. Refuses: unknown_payee."""
    found = Payee.objects.filter(person_id=person_id).first()
    if found is not None:
        return found
    person = person_here(person_id)
    if person is None:
        raise Refusal("unknown_payee", "Người này không thuộc cổng.")
    row, _ = Payee.objects.get_or_create(
        site=open_site(), person=person,
        defaults={"name": person.full_name, "unit": unit_of(person)},
    )  # fmt: skip
    return row


def _locked(payee_id: int) -> Payee:
    payee = Payee.objects.select_for_update().filter(pk=payee_id).first()
    if payee is None:
        raise Refusal("unknown_payee", "Không còn người hưởng này.")
    return payee


def _account(typed: str) -> str:
    """An account number without the spaces, points and dashes people group it by."""
    account = "".join(each for each in clean(typed) if each not in " .-\xa0")
    if account and not (account.isascii() and account.isalnum() and len(account) >= _SHORTEST):
        raise Refusal("bad_payee", "Xem lại số tài khoản: ít nhất 6 chữ số hoặc chữ cái không dấu.")
    return account


def _set_norm(payee: Payee, norm: int, starts_on: date) -> None:
    now = SalariedTerm.objects.in_force(starts_on).filter(payee=payee).first()
    if now and now.norm == norm:
        return
    SalariedTerm.objects.filter(payee=payee, starts_on__gte=starts_on).delete()
    if now and now.starts_on < starts_on:
        now.ends_on = date.fromordinal(starts_on.toordinal() - 1)
        now.save(update_fields=["ends_on"])
    SalariedTerm.objects.create(
        site_id=payee.site_id, payee=payee, norm=norm, starts_on=starts_on
    )  # fmt: skip


def _check_and_save(payee: Payee) -> None:
    try:
        payee.full_clean()
    except ValidationError as error:
        raise Refusal("bad_payee", " ".join(error.messages)) from error
    payee.save()
