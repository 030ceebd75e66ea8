"""Background jobs: plain functions with plain values, kept in the database until done.

    @job("newsroom.send_notice", retries=3, backoff_seconds=60, label="Gửi thông báo")
    def send_notice(*, article_id: int) -> None: ...

    enqueue(send_notice, site_id=site.pk, article_id=article.pk)

A job may run twice (a worker can die after the work and before the mark), so it asks first.
"""

from conglang.foundation.jobs.pending import run_pending
from conglang.foundation.jobs.registry import Job, JobTimeout, around_job, enqueue, job

__all__ = ["Job", "JobTimeout", "around_job", "enqueue", "job", "run_pending"]
