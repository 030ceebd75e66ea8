from contextlib import AbstractContextManager

from wagtail.models import Site

from conglang.tenancy.scoping import within_site


def inside_portal(site_id: int) -> AbstractContextManager[None]:
    """What a job that belongs to a portal runs in: that portal's scope."""
    return within_site(Site.objects.get(pk=site_id))
