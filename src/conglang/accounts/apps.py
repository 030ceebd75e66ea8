from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "conglang.accounts"
    label = "accounts"
    verbose_name = "Nhân sự"

    def ready(self) -> None:
        from conglang.accounts import receivers  # noqa: F401, PLC0415 -- connects on import
        from conglang.accounts.screens import ANY_POST, register_screens  # noqa: PLC0415 -- as above

        register_screens(ANY_POST, "unlock_screen", "lock_screen")
