from django.apps import AppConfig


class RoyaltiesConfig(AppConfig):
    name = "conglang.royalties"
    label = "royalties"
    verbose_name = "Nhuận bút"
