"""Text pasted into the editor goes through here before it stands in the article."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from conglang.content.html import clean_rich_text
from conglang.core.errors import Refusal
from conglang.papers.pasted import read_pasted

LONGEST_PASTE = 2_000_000
TOO_LONG = (
    "Đoạn dán quá dài. Hãy dán từng phần, hoặc lưu thành tệp .docx và dùng “Lấy từ tệp Word”."
)


@require_POST
def clean_paste(request: HttpRequest) -> HttpResponse:
    """The same text with the allowed marks only, in Unicode, and what the writer must know."""
    html = request.POST.get("html", "")
    if len(html) > LONGEST_PASTE:
        return JsonResponse({"error": TOO_LONG}, status=413)
    try:
        found = read_pasted(html)
    except Refusal as refusal:
        return JsonResponse({"error": refusal.message}, status=422)
    return JsonResponse({"html": clean_rich_text(found.html), "notes": found.notes})
