from __future__ import annotations

from django.db import models

from conglang.tenancy.models import SiteOwned


class SearchEntry(SiteOwned):
    """What residents can find: one row for each public object, written by ``actions`` only.

    The words of a row live beside it in the index of the database's own engine. ``body`` is the
    last column, because SQLite walks through a long text to reach what stands behind it.
    """

    wagtail_reference_index_ignore = True

    kind = models.CharField(max_length=40)
    object_key = models.CharField(max_length=100)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField(auto_now=True)
    title = models.TextField()
    author = models.TextField(blank=True)
    url = models.CharField(max_length=500)
    section_label = models.CharField(max_length=250, blank=True)
    section_url = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)

    class Meta:
        verbose_name = "mục tìm kiếm"
        verbose_name_plural = "mục tìm kiếm"
        constraints = [
            models.UniqueConstraint(
                fields=["site", "kind", "object_key"], name="one_search_entry_per_object"
            )
        ]

    def __str__(self) -> str:
        return self.title
