"""The first accounts of an installation are opened on the machine."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common.rights import Right

pytestmark = pytest.mark.django_db


def opened(name="lan.nt", role="officer"):
    """Open an account; return what the screen shows."""
    told = StringIO()
    call_command("open_account", name, "--role", role, "--name", "Nguyễn Thị Lan", stdout=told)
    return told.getvalue()


def test_the_account_signs_in_with_the_password_shown_once_and_has_its_role():
    password = opened().split()[-1]

    person = User.objects.get(username="lan.nt")

    assert person.check_password(password)
    assert person.has_perm(Right.SCORES_KEEP)
    assert not person.has_perm(Right.SCORES_PUBLISH)


def test_opening_leaves_its_entries_in_the_trail_and_no_password_there():
    password = opened().split()[-1]

    verbs = list(Entry.objects.order_by("pk").values_list("verb", flat=True))

    assert verbs == ["accounts.user.opened", "rights.grant.given"]
    assert password not in str(list(Entry.objects.values()))


def test_a_name_that_is_taken_is_refused():
    opened()

    with pytest.raises(CommandError, match=r"lan\.nt"):
        opened()
