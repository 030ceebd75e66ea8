"""Text out of files that people attach, page by page, read in a child process with limits."""

from conglang.papers.extract.extracted import Extracted, Page
from conglang.papers.extract.limited import draw_page, extract_text

__all__ = ["Extracted", "Page", "draw_page", "extract_text"]
