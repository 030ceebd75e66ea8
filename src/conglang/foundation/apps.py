from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "conglang.foundation"
    label = "foundation"
