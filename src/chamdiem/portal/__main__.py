"""`python -m chamdiem.portal <command>`: Django's commands on our settings."""

import os
import sys

from django.core.management import execute_from_command_line

# These change the shape of the database or who may touch it: only its owner may.
OWNERS = frozenset({"migrate", "grant_rights", "sqlflush", "dbshell"})


def main(arguments: list[str]) -> None:
    """Run one command, as the owner of the database where the command needs it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chamdiem.portal.config.settings")
    owner = os.environ.get("DATABASE_OWNER_URL")
    if owner and arguments and arguments[0] in OWNERS:
        os.environ["DATABASE_URL"] = owner
    execute_from_command_line(["chamdiem.portal", *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
