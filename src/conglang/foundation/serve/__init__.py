"""``conglang serve``: web server, job worker and scheduler in one process tree."""

from conglang.foundation.serve.starting import ServeOptions, serve

__all__ = ["ServeOptions", "serve"]
