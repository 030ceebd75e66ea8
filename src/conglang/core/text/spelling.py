"""Two correct spellings of one word meet: hoà and hòa, quý and quí."""

import re

from conglang.core.text.cleaning import clean, nfc

_TONES = "\u0300\u0309\u0303\u0301\u0323"

# oà → òa, oẻ → ỏe, uỵ → ụy
_CLASSIC_PLACE = {
    nfc(glide + vowel + tone): nfc(glide + tone + vowel)
    for glide, vowel in ("oa", "oe", "uy")
    for tone in _TONES
}
# Only where the syllable ends: hoàng, ngoáy and huỳnh have one spelling. In quý, u is a consonant.
_MODERN = re.compile(rf"(?<!q)(?:{'|'.join(_CLASSIC_PLACE)})(?![^\W\d_])")
_Y_AS_I = re.compile(r"(?<![^\W_])(qu|[hklmstv])y(?![^\W_])")


def tone_variant_key(s: str) -> str:
    """Return lower-case NFC text with tone marks in their classic place: hoà, HÒA → hòa."""
    return _MODERN.sub(lambda found: _CLASSIC_PLACE[found[0]], nfc(s.lower()))


def exact(s: str) -> str:
    """Return the form under which words with the same letters and tones are found."""
    return tone_variant_key(clean(s))


def iy_key(folded: str) -> str:
    """Return folded text where syllables such as ky, ly, my, quy are spelled ki, li, mi, qui.

    The length does not change. Words where i and y differ (tai, tay; thuy, thui) stay apart.
    """
    return _Y_AS_I.sub(r"\1i", folded)
