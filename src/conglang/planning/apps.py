from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "conglang.planning"
    label = "planning"
    verbose_name = "Kế hoạch, chỉ tiêu"

    def ready(self) -> None:
        from conglang.planning import receivers  # noqa: F401, PLC0415 -- connects on import
        from conglang.planning.quota_wiring import register_quotas  # noqa: PLC0415 -- needs models
        from conglang.planning.wiring import register_everything  # noqa: PLC0415 -- needs models

        register_everything()
        register_quotas()
