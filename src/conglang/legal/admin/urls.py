"""Staff addresses of the library, and the permission each needs."""

from typing import Any

from django.urls import path

from conglang.accounts.rules import KEEP_DOCUMENTS
from conglang.legal.admin import documents, library, parts

BASE = "van-ban/"
ONE = f"{BASE}<int:document_id>/"
IMPORT = f"{BASE}bang-tinh/<int:batch_id>/"

urlpatterns: list[Any] = [
    path(BASE, documents.library_desk, name="library_desk"),
    path(f"{BASE}moi/", documents.library_new, name="library_new"),
    path(ONE, documents.library_document, name="library_document"),
    path(f"{ONE}sua/", documents.library_edit, name="library_edit"),
    path(f"{ONE}xem-truoc/", documents.library_preview, name="library_preview"),
    path(f"{ONE}cong-khai/", documents.library_publish, name="library_publish"),
    path(f"{ONE}go/", documents.library_withdraw, name="library_withdraw"),
    path(f"{ONE}tep/", parts.library_file_add, name="library_file_add"),
    path(f"{BASE}tep/<int:file_id>/bo/", parts.library_file_drop, name="library_file_drop"),
    path(f"{BASE}tep/<int:file_id>/ten/", parts.library_file_name, name="library_file_name"),
    path(f"{ONE}quan-he/", parts.library_relation_add, name="library_relation_add"),
    path(
        f"{BASE}quan-he/<int:relation_id>/bo/",
        parts.library_relation_drop,
        name="library_relation_drop",
    ),
    path(f"{ONE}hieu-luc/", parts.library_event_add, name="library_event_add"),
    path(f"{BASE}hieu-luc/<int:event_id>/bo/", parts.library_event_drop, name="library_event_drop"),
    path(f"{BASE}co-quan/", library.library_issuers, name="library_issuers"),
    path(f"{BASE}co-quan/moi/", library.library_issuer, name="library_issuer_new"),
    path(f"{BASE}co-quan/<int:issuer_id>/", library.library_issuer, name="library_issuer"),
    path(f"{BASE}linh-vuc/", library.library_fields, name="library_fields"),
    path(f"{BASE}linh-vuc/moi/", library.library_field, name="library_field_new"),
    path(f"{BASE}linh-vuc/<int:field_id>/", library.library_field, name="library_field"),
    path(f"{BASE}bang-tinh/", library.library_imports, name="library_imports"),
    path(IMPORT, library.library_import, name="library_import"),
    path(f"{IMPORT}dua-vao/", library.library_import_start, name="library_import_start"),
    path(f"{IMPORT}bo/", library.library_import_drop, name="library_import_drop"),
    path(
        f"{BASE}bang-tinh/dong/<int:row_id>/", library.library_import_row, name="library_import_row"
    ),
    path(f"{BASE}thu-muc/", library.library_folder, name="library_folder"),
]

SCREENS: dict[str, tuple[str, ...]] = {
    KEEP_DOCUMENTS: tuple(pattern.name for pattern in urlpatterns),
}
