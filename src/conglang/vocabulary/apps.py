from django.apps import AppConfig
from django.db.models.signals import post_migrate

from conglang.vocabulary.receivers import fill_catalogues


class VocabularyConfig(AppConfig):
    name = "conglang.vocabulary"
    label = "vocabulary"
    verbose_name = "Danh mục dùng chung"

    def ready(self) -> None:
        post_migrate.connect(fill_catalogues, sender=self)
