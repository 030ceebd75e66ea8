"""What may be a host name of a portal."""

import re

from conglang.core.errors import Refusal

LABEL = re.compile(r"^(?!-)[a-z0-9-]{1,63}(?<!-)$")


def clean_host(host: str) -> str:
    """Return ``host`` in lower case without a final dot.

    Refuses (code ``bad_host``) anything that is not a plain host name: scheme, port, path,
    accents, empty labels.
    """
    value = host.strip().lower().rstrip(".")
    labels = value.split(".")
    if not value or len(value) > 253 or not all(LABEL.match(label) for label in labels):
        raise Refusal(
            "bad_host",
            f"“{host}” không phải tên miền hợp lệ. Chỉ ghi tên miền, không ghi http://, cổng hay "
            "dấu tiếng Việt, ví dụ: hondat.angiang.gov.vn",
        )
    return value
