from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "conglang.media"
    label = "media"
    verbose_name = "Ảnh và tệp"

    def ready(self) -> None:
        from PIL import Image  # noqa: PLC0415 -- a process-wide limit, set when apps are ready

        from conglang.media import receivers  # noqa: F401, PLC0415 -- connects on import
        from conglang.media.encoding import (  # noqa: PLC0415 -- as above
            leave_camera_data_behind,
            register_quick_avif,
        )
        from conglang.media.safety import PICTURE_LIMIT_PIXELS  # noqa: PLC0415 -- as above

        Image.MAX_IMAGE_PIXELS = PICTURE_LIMIT_PIXELS
        register_quick_avif()
        leave_camera_data_behind()
