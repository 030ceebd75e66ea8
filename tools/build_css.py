"""Join the layers of ``ui/static/ui/css/`` into the one style sheet that public pages load.

.venv/bin/python tools/build_css.py

Files are joined in the order of their names; comments and indents are left out of the result.
"""

import re
from pathlib import Path

STATIC = Path(__file__).resolve().parents[1] / "src/conglang/ui/static/ui"
LAYERS = STATIC / "css"
RESULT = STATIC / "site.css"
NOTE = "/* Cổng Làng. Made by tools/build_css.py from css/; do not edit. Apache-2.0 */\n"


def joined() -> str:
    """Return the text of the style sheet."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(LAYERS.glob("*.css")))
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    # The result lies one folder above its layers.
    text = text.replace('url("../', 'url("')
    lines = (line.strip() for line in text.splitlines())
    return NOTE + "\n".join(line for line in lines if line) + "\n"


if __name__ == "__main__":
    RESULT.write_text(joined(), encoding="utf-8")
    print(f"{RESULT.name}: {RESULT.stat().st_size} bytes")
