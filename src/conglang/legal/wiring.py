"""What the library registers below; called once, when apps are ready."""

from __future__ import annotations

from conglang.audit.acts import register_acts, register_fact
from conglang.content.links import LinkTarget, register_link_kind
from conglang.core.document_numbers import read_number
from conglang.legal.actions.catalogues import seed_catalogues
from conglang.legal.choices import DocumentState
from conglang.legal.delivery import file_at
from conglang.legal.indexing import KIND, entries
from conglang.legal.models import FOLDER, LegalDocument
from conglang.legal.rules import DOCUMENT_FLOW
from conglang.media.delivery import register_folder
from conglang.search.sources import register_source
from conglang.tenancy.provisioning import register_step

DOCUMENT_ACTS = {
    **{step.name: str(step.label) for step in DOCUMENT_FLOW},
    "enter": "Nhập văn bản",
    "change": "Sửa văn bản",
    "file_add": "Thêm tệp",
    "file_drop": "Bỏ tệp",
    "file_rename": "Đổi tên tệp",
    "relation_add": "Ghi quan hệ với văn bản khác",
    "relation_drop": "Bỏ quan hệ với văn bản khác",
    "event_add": "Ghi việc làm thay đổi hiệu lực",
    "event_drop": "Bỏ việc làm thay đổi hiệu lực",
}
LIBRARY_ACTS = {
    "issuer": "Ghi cơ quan ban hành",
    "field": "Ghi lĩnh vực",
    "import_read": "Đọc bảng tính văn bản",
    "import": "Nhập văn bản từ bảng tính",
}
FACTS = {
    "abstract": "Trích yếu",
    "signer_post": "Chức vụ người ký",
    "gazette": "Số công báo",
    "source": "Nguồn",
    "normative": "Là văn bản quy phạm pháp luật",
    "issued_on": "Ngày ban hành",
    "effective_on": "Ngày có hiệu lực",
    "expires_on": "Có hiệu lực đến hết ngày",
    "document_kind": "Loại văn bản",
    "issuer": "Cơ quan ban hành",
    "fields": "Lĩnh vực",
    "document_body": "Toàn văn",
    "file": "Tên tệp",
}


def register_everything() -> None:
    """Search source, kind of links, folder of files, first catalogues, words of the log."""
    register_source(KIND, "Văn bản", entries)
    register_link_kind(KIND, "Văn bản", find_target)
    register_folder(FOLDER, file_at)
    register_step("documents", seed_catalogues, order=60)
    register_acts("document", "Văn bản", DOCUMENT_ACTS)
    register_acts("documents", "Thư viện văn bản", LIBRARY_ACTS)
    for name, label in FACTS.items():
        register_fact(name, label)


def find_target(key: str) -> LinkTarget | None:
    """The public document with this address or number; None for none, and for more than one."""
    rows = LegalDocument.objects.filter(state=DocumentState.PUBLIC).select_related("kind")
    found = list(rows.filter(address=key)[:1])
    if not found:
        found = list(rows.filter(number_key=read_number(key).key)[:2])
    if len(found) != 1:
        return None
    return LinkTarget(f"{found[0].title}: {found[0].abstract}", found[0].path)
