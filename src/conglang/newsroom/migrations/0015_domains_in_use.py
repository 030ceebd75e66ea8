import json
import re

from django.db import migrations

from conglang.core.screening import foreign_domain

ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")


def remember_domains_in_use(apps, schema_editor):
    """What residents see already on a portal is not new to it."""
    known_domains = apps.get_model("newsroom", "KnownDomain")
    articles = apps.get_model("newsroom", "ArticlePage").objects.filter(live=True)
    seen = set()
    for page in articles.iterator(chunk_size=200):
        body = json.dumps(list(page.body.raw_data), ensure_ascii=False)
        for address in ADDRESS.findall(f"{body} {page.source_url}"):
            domain = foreign_domain(address, own_hosts=())
            if domain and (page.site_id, domain) not in seen:
                seen.add((page.site_id, domain))
                known_domains.objects.create(site_id=page.site_id, domain=domain)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0014_gate_before_publication")]

    operations = [migrations.RunPython(remember_domains_in_use, migrations.RunPython.noop)]
