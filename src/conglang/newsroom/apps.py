from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "conglang.newsroom"
    label = "newsroom"
    verbose_name = "Tòa soạn"

    def ready(self) -> None:
        from conglang.newsroom import receivers  # noqa: F401, PLC0415 -- connects on import
        from conglang.newsroom.wiring import register_everything  # noqa: PLC0415 -- needs models

        register_everything()
