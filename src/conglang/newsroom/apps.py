from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "conglang.newsroom"
    label = "newsroom"
    verbose_name = "Tòa soạn"

    def ready(self) -> None:
        from conglang.newsroom import receivers  # noqa: F401, PLC0415 -- connects on import
        from conglang.newsroom.indexing import documents  # noqa: PLC0415 -- models need apps
        from conglang.search.sources import register_source  # noqa: PLC0415 -- as above

        register_source("article", "Tin bài", documents)
