"""What the library hears: one line each."""

from typing import Any

from django.dispatch import receiver

from conglang.foundation.jobs import enqueue
from conglang.legal.signals import file_waits, import_waits
from conglang.legal.tasks import bring_in_sheet, read_document_file


@receiver(file_waits)
def read_what_came(file_id: int, site_id: int, **kwargs: Any) -> None:
    enqueue(read_document_file, site_id=site_id, file_id=file_id)


@receiver(import_waits)
def bring_in_what_was_read(batch_id: int, site_id: int, **kwargs: Any) -> None:
    enqueue(bring_in_sheet, site_id=site_id, batch_id=batch_id)
