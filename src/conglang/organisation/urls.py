"""Public addresses of people in office and of units."""

from django.urls import path

from conglang.organisation import views

urlpatterns = [
    path("lanh-dao/", views.leaders_page, name="leaders"),
    path("lanh-dao/<slug:key>/", views.leader_page, name="leader"),
    path("lanh-dao/<slug:key>/danh-thiep.vcf", views.leader_vcard, name="leader_vcard"),
    path("to-chuc-bo-may/", views.chart_page, name="chart"),
    path("to-chuc-bo-may/<slug:key>/", views.unit_page, name="unit_shown"),
    path("to-chuc-bo-may/<slug:key>/danh-thiep.vcf", views.unit_vcard, name="unit_vcard"),
    path("danh-ba/", views.directory_page, name="directory"),
]
