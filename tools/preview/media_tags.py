"""Stand-in for conglang.media.templatetags.media_tags: pictures are numbers."""

from django import template
from django.utils.safestring import SafeString

from preview.pictures import picture as drawn

register = template.Library()


@register.simple_tag
def picture(image: int, layout: str, alt: str = "") -> SafeString:
    return drawn(image, alt)
