from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "conglang.audit"
    label = "audit"
    verbose_name = "Nhật ký"

    def ready(self) -> None:
        from conglang.audit.actions import record  # noqa: PLC0415 -- apps are ready only now
        from conglang.tenancy.recording import register_recorder  # noqa: PLC0415 -- as above

        register_recorder(record)
