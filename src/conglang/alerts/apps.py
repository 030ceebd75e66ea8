from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "conglang.alerts"
    label = "alerts"
    verbose_name = "Cảnh báo"

    def ready(self) -> None:
        from conglang.alerts.queries import frame_alerts  # noqa: PLC0415 -- needs models
        from conglang.audit.acts import register_acts, register_fact  # noqa: PLC0415 -- as above
        from conglang.content.frame import register_alerts  # noqa: PLC0415 -- as above

        register_alerts(frame_alerts)
        register_acts(
            "alert", "Cảnh báo trên mọi trang",
            {"put_up": "Đặt cảnh báo", "take_down": "Gỡ cảnh báo"},
        )  # fmt: skip
        register_fact("until", "Đến")
        register_fact("whole_province", "Hiện trên mọi trang thành phần")
