from django.apps import AppConfig


class LegalConfig(AppConfig):
    name = "conglang.legal"
    label = "legal"
    verbose_name = "Văn bản"
