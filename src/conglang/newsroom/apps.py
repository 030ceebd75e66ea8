from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "conglang.newsroom"
    label = "newsroom"
    verbose_name = "Tòa soạn"
