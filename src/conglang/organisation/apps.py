from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "conglang.organisation"
    label = "organisation"
    verbose_name = "Tổ chức"

    def ready(self) -> None:
        from conglang.organisation import tasks  # noqa: F401, PLC0415 -- enters the timetable
        from conglang.organisation.wiring import register_everything  # noqa: PLC0415 -- as above

        register_everything()
