"""Questions that the screens of plan, quotas and assignments ask."""
