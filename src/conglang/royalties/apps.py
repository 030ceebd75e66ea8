from django.apps import AppConfig


class RoyaltiesConfig(AppConfig):
    name = "conglang.royalties"
    label = "royalties"
    verbose_name = "Nhuận bút"

    def ready(self) -> None:
        from conglang.royalties.wiring import register_everything  # noqa: PLC0415 -- needs models

        register_everything()
