"""Our policies replace Wagtail's for pictures and files: its apps registered theirs before this."""

from wagtail.permissions import register_permission_policy

from conglang.media.models import File, Picture
from conglang.media.permissions import MediaPolicy

for model in (Picture, File):
    register_permission_policy(model, MediaPolicy(model))
