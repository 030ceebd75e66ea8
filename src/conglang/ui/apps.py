from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "conglang.ui"
    label = "ui"
