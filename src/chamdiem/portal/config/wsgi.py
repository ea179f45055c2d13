"""The door for the web server: `chamdiem.portal.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chamdiem.portal.config.settings")
application = get_wsgi_application()

from chamdiem.portal.config import checks  # noqa: E402 - the apps must be ready first

checks.stop_if_wrong()
