"""Writes on the library of documents, one function per act."""

from conglang.legal.actions.catalogues import IssuerFacts, save_field, save_issuer
from conglang.legal.actions.counting import count_again
from conglang.legal.actions.documents import (
    DocumentFacts,
    change_document,
    enter_document,
    publish_document,
    withdraw_document,
)
from conglang.legal.actions.files import add_file, drop_file, read_file, rename_file
from conglang.legal.actions.importing import (
    bring_in,
    drop_import,
    leave_out,
    read_sheet,
    start_import,
)
from conglang.legal.actions.relations import (
    EventFacts,
    RelationFacts,
    add_event,
    add_relation,
    drop_event,
    drop_relation,
)
from conglang.legal.actions.sorting import Sorted, sort_files
from conglang.legal.actions.standing import settle_on

__all__ = [
    "DocumentFacts",
    "EventFacts",
    "IssuerFacts",
    "RelationFacts",
    "Sorted",
    "add_event",
    "add_file",
    "add_relation",
    "bring_in",
    "change_document",
    "count_again",
    "drop_event",
    "drop_file",
    "drop_import",
    "drop_relation",
    "enter_document",
    "leave_out",
    "publish_document",
    "read_file",
    "read_sheet",
    "rename_file",
    "save_field",
    "save_issuer",
    "settle_on",
    "sort_files",
    "start_import",
    "withdraw_document",
]
