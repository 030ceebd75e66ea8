from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "conglang.planning"
    label = "planning"
    verbose_name = "Kế hoạch, chỉ tiêu"
