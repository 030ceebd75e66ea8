"""Text out of files that people attach, page by page, read in a child process with limits."""

from conglang.papers.extract.extracted import Extracted, Page
from conglang.papers.extract.limited import KINDS, extract_text

__all__ = ["KINDS", "Extracted", "Page", "extract_text"]
