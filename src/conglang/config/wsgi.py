"""The entrance for web servers."""

import os

from django.core.wsgi import get_wsgi_application

from conglang.foundation.serve.lanes import OnePageAtATime

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conglang.config.settings")

application = OnePageAtATime(get_wsgi_application(), staff="/quan-tri/", skip=("/healthz",))
