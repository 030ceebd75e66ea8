from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "conglang.search"
    label = "search"
