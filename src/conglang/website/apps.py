from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "conglang.website"
    label = "website"
    verbose_name = "Trang chủ"

    def ready(self) -> None:
        from conglang.content.frame import register_menu  # noqa: PLC0415 -- models need apps
        from conglang.tenancy.actions import register_site_maker  # noqa: PLC0415 -- as above
        from conglang.tenancy.provisioning import register_step  # noqa: PLC0415 -- as above
        from conglang.website import menu, provisioning  # noqa: PLC0415 -- as above

        register_site_maker(provisioning.make_site)
        register_step("sections", provisioning.make_sections, order=20)
        register_step("administrator", provisioning.invite_first_administrator, order=30)
        register_menu(menu.portal_menu)
