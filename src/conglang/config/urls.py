"""Every address of the product. The first word of each is reserved in ``content.addresses``."""

from django.urls import include, path, re_path
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.urls import serve_pattern

from conglang.accounts import urls as accounts_urls
from conglang.legal import urls as legal_urls
from conglang.media.delivery import serve_file
from conglang.newsroom.admin.desk import desk
from conglang.newsroom.fact_check_views import fact_check
from conglang.newsroom.feeds import ArticleAtomFeed, ArticleFeed
from conglang.newsroom.views import corrections_page
from conglang.organisation import urls as organisation_urls
from conglang.planning.views import public_plan, public_plan_file, public_plans
from conglang.website import display, views

urlpatterns = [
    # The desk stands in front of Wagtail's own first screen.
    path("quan-tri/", require_admin_access(desk), name="desk"),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-khoan/", include(accounts_urls)),
    path("tep/<path:path>", serve_file, name="file"),
    path("tim-kiem/", views.search_page, name="search"),
    path("dinh-chinh/", corrections_page, name="corrections"),
    path("ke-hoach-hoat-dong/", public_plans, name="public_plans"),
    path("ke-hoach-hoat-dong/<int:year>/", public_plan, name="public_plan"),
    path("ke-hoach-hoat-dong/<int:year>/van-ban/", public_plan_file, name="public_plan_file"),
    path("van-ban/", include(legal_urls)),
    *organisation_urls.urlpatterns,
    path("so-do-cong/", views.site_map, name="site_map"),
    path("hien-thi/", display.settings_page, name="display"),
    path("hien-thi.css", display.stylesheet, name="display_css"),
    path("hien-thoi.json", views.live_facts, name="live_facts"),
    path("doi-chieu/<str:secret>/", fact_check, name="fact_check"),
    path("rss/", ArticleFeed(), name="rss"),
    path("rss/<path:path>", ArticleFeed(), name="section_rss"),
    path("atom/", ArticleAtomFeed(), name="atom"),
    path("atom/<path:path>", ArticleAtomFeed(), name="section_atom"),
    path("sitemap.xml", views.sitemap_xml, name="sitemap_xml"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
    # Of Wagtail's public addresses only this one: its own sign-in page knows no second factor,
    # no lock-out and no log.
    re_path(serve_pattern, wagtail_views.serve, name="wagtail_serve"),
]

handler403 = "conglang.website.views.refused"
handler404 = "conglang.website.views.not_found"
handler500 = "conglang.website.views.server_error"
