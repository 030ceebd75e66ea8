"""Stand-in for conglang.media.templatetags.media_tags in the previews: pictures are numbers."""

from django import template
from preview_templates import picture as drawn

register = template.Library()


@register.simple_tag
def picture(image: int, layout: str, alt: str = "", eager: bool = False) -> str:
    return drawn(image, alt, eager=eager)
