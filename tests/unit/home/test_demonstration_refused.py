"""The demonstration enters an empty database only (I37)."""

import pytest
from django.core.management import CommandError, call_command

from chamdiem.portal.accounts.models import User
from tests.factories import months

pytestmark = pytest.mark.django_db


def test_it_never_enters_a_database_with_months():
    months.run((8, 10))

    with pytest.raises(CommandError):
        call_command("load_demonstration")

    assert not User.objects.filter(username="can-bo").exists()
