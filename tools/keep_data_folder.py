"""Keep a small data folder of today's version, to be upgraded in tests by every later one.

python tools/keep_data_folder.py tests/upgrade/part-1.tar.gz
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

CONGLANG = str(Path(sys.executable).with_name("conglang"))


def main(target: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        os.environ.update(
            CONGLANG_DATA=str(data), DJANGO_SETTINGS_MODULE="conglang.config.settings"
        )  # fmt: skip
        subprocess.run([CONGLANG, "migrate", "--data", str(data)], check=True)
        import django

        django.setup()
        fill()
        subprocess.run(
            [CONGLANG, "backup", "--data", str(data), "--to", str(target.resolve())], check=True
        )  # fmt: skip
    return 0


def fill() -> None:
    """A portal, its people, three articles in three states; units of the country left out."""
    from django.utils import timezone

    from conglang.accounts.actions import create_person, give_post, save_unit
    from conglang.accounts.models import Unit
    from conglang.newsroom import actions
    from conglang.newsroom.models import SectionPage
    from conglang.tenancy.actions import create_portal
    from conglang.tenancy.scoping import every_site, within_site
    from conglang.vocabulary.models import AdministrativeUnit

    now = timezone.now()
    AdministrativeUnit.objects.all().delete()
    with every_site(reason="makes an installation to keep"):
        agency = create_portal(level="commune", name="xã Giữ Lại", host="giulai.test", at=now)
    with within_site(agency.site):
        unit = save_unit(unit=Unit(name="Văn phòng", starts_on=date(2025, 7, 1)), by=None, at=now)
        people = {}
        for role in ("contributor", "editor", "chief"):
            person = create_person(username=f"nguoi.{role}", full_name=role, by=None, at=now)
            give_post(
                person=person, role=role, starts_on=date(2025, 7, 1), by=None, at=now,
                unit=unit if role == "contributor" else None,
            )  # fmt: skip
            people[role] = person
        section = SectionPage.objects.get(slug="nong-thon-moi")
        for number, last in enumerate(("draft", "pending", "published"), start=1):
            article = actions.start_article(
                section_id=section.pk, by=people["contributor"], at=now,
                fields={
                    "title": f"Bài giữ lại số {number}", "lead": "Lời dẫn giữ lại.",
                    "body": [("text", f"<p>Nội dung do người sửa, số {number}.</p>")],
                    "genre": "bai", "unit": unit,
                },
                authors=[{"name": "Người Giữ", "role": "bai"}],
            )  # fmt: skip
            if last != "draft":
                actions.submit(article_id=article.pk, by=people["contributor"], at=now)
                actions.take(article_id=article.pk, by=people["editor"], at=now)
                actions.propose(article_id=article.pk, by=people["editor"], at=now)
            if last == "published":
                actions.approve(article_id=article.pk, by=people["chief"], at=now)
                actions.publish(article_id=article.pk, by=people["chief"], at=now)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
