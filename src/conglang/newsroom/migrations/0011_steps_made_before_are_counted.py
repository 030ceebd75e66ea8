"""Steps made before there was a table of steps, read out of the log of acts."""

from django.db import migrations

BATCH = 2000
GOES_LIVE = {"publish", "put_back", "import"}


def count_steps(apps, schema_editor):
    Record = apps.get_model("newsroom", "EditorialRecord")
    Article = apps.get_model("newsroom", "ArticlePage")
    Section = apps.get_model("newsroom", "SectionPage")
    Audit = apps.get_model("audit", "AuditRecord")
    Step = apps.get_model("newsroom", "ArticleStep")
    sections = dict(Section.objects.values_list("path", "pk"))
    facts = {
        str(pk): (unit, sections.get(path[:-4]))
        for pk, path, unit in Article.objects.values_list("pk", "path", "unit_id")
    }
    records = {str(row.article_id): row for row in Record.objects.all()}
    entered, live, steps = {}, set(), []
    log = Audit.objects.filter(object_kind="newsroom.articlepage", act__startswith="article.")
    columns = ("site_id", "at", "act", "actor_id", "object_key", "before", "after")
    for site, at, act, actor, key, before, after in (
        log.order_by("site_id", "sequence").values_list(*columns).iterator(chunk_size=BATCH)
    ):
        name, record = act.removeprefix("article."), records.get(key)
        if record is None:
            continue
        was, now = (before or {}).get("state"), (after or {}).get("state")
        if was and now:
            unit, section = facts[key]
            steps.append(
                Step(
                    site_id=site,
                    record=record,
                    act=name,
                    before=was,
                    after=now,
                    at=at,
                    entered_at=min(entered.get(key, at), at),
                    of_live=key in live,
                    by_id=actor,
                    author_id=record.author_id,
                    unit_id=unit,
                    section_id=section,
                )
            )
        if now or key not in entered:
            entered[key] = at
        live.add(key) if name in GOES_LIVE else None
        live.discard(key) if name == "take_down" else None
        if len(steps) >= BATCH:
            Step.objects.bulk_create(steps)
            steps.clear()
    Step.objects.bulk_create(steps)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0010_steps_and_weekly_orientation"),
        ("audit", "0003_the_record_is_never_replaced"),
    ]

    operations = [
        # Going back, the table itself goes; the log it was read from stays.
        migrations.RunPython(count_steps, migrations.RunPython.noop),
    ]
