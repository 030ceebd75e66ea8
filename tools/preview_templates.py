"""Look at every template without a database.

    .venv/bin/python tools/preview_templates.py                 render to build/preview/*.html
    .venv/bin/python tools/preview_templates.py --shots home    and take pictures of some pages
    .venv/bin/python tools/preview_templates.py --axe           and check accessibility of all
    .venv/bin/python tools/preview_templates.py --serve 8765    and look for yourself

Sample texts are the demonstration articles. Pages are served under the product's own content
security policy, so that an inline style or a foreign request shows here first. Not shipped.
"""

import argparse
import sys
import threading

from preview.looking import MODES, look
from preview.public import public_pages
from preview.server import serve
from preview.settings import OUT
from preview.staff import staff_pages

from django.template.loader import render_to_string  # isort: skip -- after Django is set up


def render_all() -> list[str]:
    """Write every page and return the names."""
    OUT.mkdir(parents=True, exist_ok=True)
    pages = public_pages() | staff_pages()
    for name, (template, context) in pages.items():
        html = render_to_string(template, context)
        (OUT / f"{name}.html").write_text(html, encoding="utf-8")
    return list(pages)


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shots", nargs="*", help="take pictures of these pages, or of all")
    parser.add_argument("--axe", action="store_true", help="check accessibility")
    parser.add_argument("--only", nargs="*", help="pages for --axe")
    parser.add_argument("--modes", nargs="*", default=["normal"], choices=MODES)
    parser.add_argument("--widths", nargs="*", type=int, default=[360, 768, 1280])
    parser.add_argument("--fold", action="store_true", help="first screen only")
    parser.add_argument("--no-script", action="store_true", help="a browser without JavaScript")
    parser.add_argument("--serve", type=int, metavar="PORT")
    return parser.parse_args()


def main() -> int:
    options = asked()
    names = render_all()
    print(f"{len(names)} pages in {OUT}")
    if options.serve:
        serve(options.serve)
        threading.Event().wait()
    if options.shots is None and not options.axe:
        return 0
    server = serve(0)
    wanted = options.shots or options.only or names
    chosen = [name for name in names if name in wanted]
    complaints = look(chosen, f"http://127.0.0.1:{server.server_port}", options)
    print(f"{complaints} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
