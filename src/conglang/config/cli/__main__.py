"""``python -m conglang.config.cli`` is the ``conglang`` command."""

import sys

from conglang.config.cli import main

sys.exit(main())
