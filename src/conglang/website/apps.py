from typing import Any

from django.apps import AppConfig

#: Fields of a portal's profile that the record keeps before and after.
PORTAL_FACTS = (
    "portal_name", "organisation_code", "address", "phone", "email", "responsible",
    "responsible_post", "colour", "emblem", "morning_from", "morning_to", "afternoon_from",
    "afternoon_to",
)  # fmt: skip


class WebsiteConfig(AppConfig):
    name = "conglang.website"
    label = "website"
    verbose_name = "Trang chủ"

    def ready(self) -> None:
        from conglang.audit.acts import register_acts, register_fact  # noqa: PLC0415 -- apps are ready only now
        from conglang.content.frame import register_menu  # noqa: PLC0415 -- models need apps
        from conglang.tenancy.actions import register_site_maker  # noqa: PLC0415 -- as above
        from conglang.tenancy.models import Agency  # noqa: PLC0415 -- models need apps
        from conglang.tenancy.provisioning import register_step  # noqa: PLC0415 -- as above
        from conglang.vocabulary.choices import CalendarDayKind  # noqa: PLC0415 -- as above
        from conglang.website import menu, provisioning, views  # noqa: PLC0415 -- as above
        from conglang.website.models import HomePage  # noqa: PLC0415 -- as above

        HomePage.public_view = staticmethod(views.home_page)

        register_site_maker(provisioning.make_site)
        register_step("sections", provisioning.make_sections, order=20)
        register_step("administrator", provisioning.invite_first_administrator, order=30)
        register_menu(menu.portal_menu)
        days = {"add": "Thêm ngày nghỉ, ngày làm bù", "remove": "Bỏ ngày nghỉ, ngày làm bù"}
        register_acts("calendar", "Lịch nghỉ", days)
        register_fact("day", "Ngày")
        register_fact("source", "Căn cứ")
        register_fact("kind_of_day", "Loại ngày", dict(CalendarDayKind.choices))
        for name in PORTAL_FACTS:
            column: Any = Agency._meta.get_field(name)
            words = {str(value): str(label) for value, label in column.choices or ()}
            register_fact(name, str(column.verbose_name), words)
