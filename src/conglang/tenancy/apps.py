from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "conglang.tenancy"
    label = "tenancy"
    verbose_name = "Cổng"

    def ready(self) -> None:
        from conglang.foundation.jobs import around_job  # noqa: PLC0415 -- apps are ready only now
        from conglang.tenancy.jobs import inside_portal  # noqa: PLC0415 -- as above

        around_job(inside_portal)
