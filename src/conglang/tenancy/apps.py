from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "conglang.tenancy"
    label = "tenancy"
