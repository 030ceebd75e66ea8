from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "conglang.media"
    label = "media"
    verbose_name = "Ảnh và tệp"

    def ready(self) -> None:
        from PIL import Image  # noqa: PLC0415 -- a process-wide limit, set when apps are ready
        from wagtail.permissions import register_permission_policy  # noqa: PLC0415 -- needs apps

        from conglang.media.models import File, Picture  # noqa: PLC0415 -- models need apps
        from conglang.media.permissions import MediaPolicy  # noqa: PLC0415 -- as above
        from conglang.media.safety import PICTURE_LIMIT_PIXELS  # noqa: PLC0415 -- as above

        Image.MAX_IMAGE_PIXELS = PICTURE_LIMIT_PIXELS
        for model in (Picture, File):
            register_permission_policy(model, MediaPolicy(model))
