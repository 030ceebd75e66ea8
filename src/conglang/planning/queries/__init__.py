"""Questions that the screens of plan, quotas and assignments ask."""

from conglang.planning.queries.quotas import YearLine, quota_lines_of_year

__all__ = ["YearLine", "quota_lines_of_year"]
