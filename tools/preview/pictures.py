"""Five quiet landscapes stand in for photographs."""

from django.utils.safestring import SafeString, mark_safe

SKIES = ("#cfe3ee", "#f3dfc1", "#d7e6d3", "#dcd9ec", "#f0d9d2")
FIELDS = ("#8fae5d", "#b79b4e", "#5f9a6e", "#7c9c58", "#a7a95a")


def landscape(number: int) -> str:
    """Return a drawn landscape as SVG text."""
    sky, field = SKIES[number % 5], FIELDS[number % 5]
    shift = (number * 137) % 500
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800">
<rect width="1200" height="800" fill="{sky}"/>
<circle cx="{250 + shift}" cy="210" r="70" fill="#fff6dc"/>
<path d="M0 470 {200 + shift / 3} 250 460 430 700 {280 - shift / 9} 980 440 1200 330V800H0z"
 fill="#7d95a3"/>
<path d="M0 480q300-60 600 0t600-10v330H0z" fill="{field}"/>
<path d="M0 560q300-50 600 10t600-20v250H0z" fill="#d9c77a" opacity=".55"/>
<path d="M520 800q40-180 120-250l30 6q-50 120-20 244z" fill="#efe3c4"/>
<g fill="#3f6b45"><path d="M150 600q20-160 60-160t60 160z"/>
<path d="M1010 590q14-130 46-130t46 130z"/></g></svg>"""


def picture(number: int, alt: str = "", *, eager: bool = False) -> SafeString:
    """Return what the product's own tag would give for a picture."""
    how = 'fetchpriority="high"' if eager else 'loading="lazy" decoding="async"'
    return mark_safe(  # noqa: S308 -- our own text
        f'<picture><img src="/tep/anh-{number}.svg" width="1200" height="800" alt="{alt}" {how}>'
        "</picture>"
    )
