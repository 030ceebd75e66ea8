from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "conglang.content"
    label = "content"
    verbose_name = "Nội dung"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415 -- needs apps

        from conglang.content.models import BasePage  # noqa: PLC0415 -- models need apps
        from conglang.content.permissions import PortalPagePolicy  # noqa: PLC0415 -- as above

        register_permission_policy(BasePage, PortalPagePolicy(BasePage))
