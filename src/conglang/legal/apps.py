from django.apps import AppConfig


class LegalConfig(AppConfig):
    name = "conglang.legal"
    label = "legal"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        from conglang.legal import receivers  # noqa: F401, PLC0415 -- connects on import
        from conglang.legal.wiring import register_everything  # noqa: PLC0415 -- needs models

        register_everything()
