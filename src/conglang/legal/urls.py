"""Public addresses of the library, below ``/van-ban/``."""

from django.urls import path

from conglang.legal.exports import documents_file, documents_zip
from conglang.legal.feeds import DocumentFeed
from conglang.legal.views import (
    document_page,
    document_picture,
    document_qr,
    document_viewer,
    library,
)

#: An underscore is in no document's address, so none can hide these.
urlpatterns = [
    path("", library, name="documents"),
    path("rss/", DocumentFeed(), name="documents_rss"),
    path("tai_ve/van-ban.<str:ending>", documents_file, name="documents_file"),
    path("tai_ve/tep.zip", documents_zip, name="documents_zip"),
    path("<slug:address>/", document_page, name="document"),
    path("<slug:address>/ma-qr.svg", document_qr, name="document_qr"),
    path("<slug:address>/xem/<int:file_id>/", document_viewer, name="document_viewer"),
    path(
        "<slug:address>/xem/<int:file_id>/<int:number>.webp",
        document_picture,
        name="document_picture",
    ),
]
