"""Writes of the year's plan, quotas and assignments: one public function per act."""

from conglang.planning.actions.achievements import count_again, count_one

__all__ = ["count_again", "count_one"]
