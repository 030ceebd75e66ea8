"""Load the demonstration: once, portal by portal, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import chain
from time import monotonic

from django.db import transaction
from django.utils import timezone
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import ReferenceIndex, Revision, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from conglang.core.dates import VIETNAM
from conglang.core.errors import Refusal
from conglang.newsroom.choices import State
from conglang.newsroom.models import ArticlePage, RelatedArticle, SectionPage
from conglang.tenancy.models import Agency
from conglang.tenancy.queries import agency_of_host
from conglang.tenancy.scoping import within_site
from conglang.website.demo.accounts import DemoAccount, accounts_table, demo_accounts
from conglang.website.demo.board import Part, Stage, Step, desk_steps, steps_of
from conglang.website.demo.cast import CastPortal, the_cast
from conglang.website.demo.clock import worked_back
from conglang.website.demo.documents import fill_library
from conglang.website.demo.organisation import tell_of_people
from conglang.website.demo.paths import long_path_steps, send_somebody_away
from conglang.website.demo.pictures import Sizes, unfinished_pictures
from conglang.website.demo.portals import add_platform_administrator, gather, open_portal
from conglang.website.demo.royalties import pay_royalties
from conglang.website.demo.stories import Story, open_work_of, stories_of
from conglang.website.demo.weeks import give_orientation
from conglang.website.demo.year import plan_the_year

Progress = Callable[[str], None]

WRITING_BEGINS = timedelta(minutes=100)
MINUTE = timedelta(minutes=1)
TOLD_EVERY = 6
SCHEDULED_IN = timedelta(days=2)


@dataclass(slots=True)
class DemoSummary:
    """What this run added; all zero when the demonstration was there already."""

    portals: int = 0
    articles: int = 0
    on_the_desk: int = 0
    pictures: int = 0
    sizes: int = 0
    seconds: float = 0.0


def load_demo(progress: Progress = print, *, with_sizes: bool = True) -> DemoSummary:
    """Load what is not there yet; a run that was broken off is taken up at the broken portal.

    Call it inside ``every_site``. with_sizes: make every public size of the pictures too.
    Refuses: host_taken (a portal that is not the demonstration's).
    """
    started, summary = monotonic(), DemoSummary()
    cast = the_cast()
    now = timezone.now().astimezone(VIETNAM).replace(microsecond=0)
    agencies = []
    for plan in cast.portals:
        agency = loaded(plan)
        if agency is None:
            agency = _load_portal(plan, now, summary, progress)
        agencies.append(agency)
    if with_sizes:
        _finish_pictures([agency.site for agency in agencies], summary, progress)
    summary.seconds = monotonic() - started
    return summary


def loaded(plan: CastPortal) -> Agency | None:
    """The portal of an earlier run, which is whole, or None. Refuses: host_taken."""
    agency = agency_of_host(plan.host)
    if agency is None:
        return None
    with within_site(agency.site):
        if ArticlePage.objects.exists():
            return agency
    raise Refusal(
        "host_taken",
        f"Tên miền {plan.host} đang dùng cho “{agency.portal_name}”, không phải cổng minh họa. "
        "Hãy chọn thư mục dữ liệu khác, ví dụ: conglang demo --data var/minh-hoa",
    )


@transaction.atomic
def _load_portal(
    plan: CastPortal, now: datetime, summary: DemoSummary, progress: Progress
) -> Agency:
    progress(f"Cổng {plan.short}: lập cổng, đơn vị, tài khoản…")
    agency = open_portal(plan)
    with within_site(agency.site):
        if not plan.parent:
            cast = the_cast()
            at = plan.opened + MINUTE
            add_platform_administrator(cast.platform_user, cast.platform_name, at=at)
        sections = SectionPage.objects.values_list("slug", "pk")
        stage = Stage(
            plan, gather(plan), sections=dict(sections), opens=plan.opened + WRITING_BEGINS, now=now
        )
        # What uses which picture is worked out once for each article, not at each of its saves.
        with disable_reference_index_auto_update():
            _tell(stage, summary, progress)
        send_somebody_away(stage)
        give_orientation(stage)
        plan_the_year(stage)
        pay_royalties(stage)
        fill_library(stage)
        tell_of_people(stage)
        _link_related(stage, stories_of(plan.key))
        for article in ArticlePage.objects.all():
            ReferenceIndex.create_or_update_for_object(article)
    summary.portals += 1
    return agency


def _tell(stage: Stage, summary: DemoSummary, progress: Progress) -> None:
    """Do every step of every article in the order of time, as it would have happened."""
    stories, desk = stories_of(stage.plan.key), open_work_of(stage.plan.key)
    steps = [*_past(stage, stories), *chain(*(_present(stage, story) for story in desk))]
    told = 0
    for step in sorted(steps, key=lambda step: step.at):
        step.act(step.at)
        told += step.publishes
        if step.publishes and (told % TOLD_EVERY == 0 or told == len(stories)):
            progress(f"Cổng {stage.plan.short}: {told}/{len(stories)} bài…")
    summary.articles += len(stories)
    summary.on_the_desk += len(desk)


def _past(stage: Stage, stories: tuple[Story, ...]) -> Iterator[Step]:
    inherited = [story for story in stories if story.inherited]
    for place, story in enumerate(inherited):
        at = stage.opens + place * MINUTE
        yield Step(at, Part(stage, story, returned=False).take_over, publishes=True)
    for story in stories:
        if not story.inherited:
            yield from steps_of(stage, story)


def _present(stage: Stage, story: Story) -> Iterator[Step]:
    if story.state == State.SCHEDULED:
        day = stage.now.date() + SCHEDULED_IN
        story = replace(story, published=datetime.combine(day, time(8), VIETNAM))
    steps = long_path_steps if story.long_path else desk_steps
    yield from steps(stage, story, end=worked_back(stage.now, 60 * story.hours_ago))


def _link_related(stage: Stage, stories: tuple[Story, ...]) -> None:
    """Tie related articles in both the shown text and every revision of it.

    The last act of all, because an article may point to one that was written later.
    """
    rows = [
        RelatedArticle(
            article_id=stage.article_ids[story.key], target_id=stage.article_ids[key], sort_order=n
        )
        for story in stories
        for n, key in enumerate(story.related)
    ]
    RelatedArticle.objects.bulk_create(rows)
    by_article: dict[str, list[RelatedArticle]] = {}
    for row in rows:
        by_article.setdefault(str(row.article_id), []).append(row)
    revisions = list(Revision.objects.filter(object_id__in=by_article).page_revisions())
    for revision in revisions:
        tied = by_article[revision.object_id]
        revision.content["related"] = [get_serializable_data_for_fields(row) for row in tied]
    Revision.objects.bulk_update(revisions, ["content"], batch_size=100)


def _finish_pictures(sites: list[Site], summary: DemoSummary, progress: Progress) -> None:
    """Make the public sizes; outside the portals' transactions, because it takes longest."""
    waiting = []
    for site in sites:
        with within_site(site):
            waiting.append((site, unfinished_pictures()))
    total, sizes = sum(len(pictures) for _, pictures in waiting), Sizes()
    for site, pictures in waiting:
        with within_site(site):
            for picture in pictures:
                summary.sizes += sizes.make(picture)
                summary.pictures += 1
                if summary.pictures % TOLD_EVERY == 0 or summary.pictures == total:
                    progress(f"Ảnh các cỡ: {summary.pictures}/{total}…")


__all__ = ["DemoAccount", "DemoSummary", "accounts_table", "demo_accounts", "load_demo"]
