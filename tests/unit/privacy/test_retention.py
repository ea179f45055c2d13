"""Every table says how long it is kept; what is over its time goes, what is young stays."""

import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import call_command

from chamdiem.portal.accounts.actions.purging import KEPT
from chamdiem.portal.accounts.models import OneTimeCode, SignInFailure
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.defaults import declared
from chamdiem.portal.files.actions.purging import KEPT as UPLOADS_KEPT
from chamdiem.portal.orgs.models import Draft as OrgDraft
from chamdiem.portal.privacy import actions, retention
from chamdiem.portal.schemes.models import SchemeDraft
from chamdiem.portal.scoring.models import Draft
from tests.architecture.test_portal import our_models
from tests.factories import months, people

NOW = datetime(2026, 9, 7, 9, 2, tzinfo=UTC)
WAITS = timedelta(days=declared.default("privacy.draft-days").value)


def test_every_table_of_every_app_is_declared():
    every = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}

    assert set(retention.TABLES) == every


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_each_of_our_models_says_how_long_it_is_kept(model):
    said = (model.__doc__ or "") + (sys.modules[model.__module__].__doc__ or "")

    assert "Kept:" in said


def test_what_holds_personal_data_says_what_for():
    silent = [
        label
        for label, keep in retention.TABLES.items()
        if keep.holds_personal_data != bool(keep.purpose)
    ]

    assert silent == []


def test_a_table_that_points_to_a_person_holds_personal_data():
    pointing = {
        model._meta.label_lower
        for model in our_models()
        for field in model._meta.fields
        if field.related_model is apps.get_model("accounts", "User")
    }

    declared_so = {label for label, keep in retention.TABLES.items() if keep.holds_personal_data}
    assert pointing <= declared_so


def test_the_days_declared_are_those_by_which_the_room_deletes():
    days = {label: keep.days for label, keep in retention.TABLES.items() if keep.days}

    ours = dict.fromkeys(("accounts.signinfailure", "accounts.onetimecode"), KEPT.days)
    assert days == ours | {"files.upload": UPLOADS_KEPT.days}


def drafts(by, at):
    """Make one waiting draft of each kind."""
    SchemeDraft.objects.create(file_name="a", source=b"x", at=at, by=by.public_id)
    Draft.objects.create(
        series=months.series(),
        month="2026-08",
        scheme_name="a",
        scheme_source=b"x",
        figures_name="b",
        figures_source=b"y",
        at=at,
        by=by.public_id,
    )
    OrgDraft.objects.create(
        file_name="a",
        source=b"x",
        takes_effect_on=at.date(),
        number="1",
        issuer="x",
        at=at,
        by=by.public_id,
    )


@pytest.mark.django_db
def test_a_draft_that_nobody_decided_goes_and_a_young_one_stays(officer):
    drafts(officer, NOW - WAITS - timedelta(seconds=1))
    drafts(officer, NOW - WAITS + timedelta(seconds=1))

    gone = actions.purge(at=NOW)

    assert gone == dict.fromkeys(("schemes.schemedraft", "scoring.draft", "orgs.draft"), 1)
    assert [model.objects.count() for model in (SchemeDraft, Draft, OrgDraft)] == [1, 1, 1]


def signs(by, at, name):
    """Leave what signing in leaves behind."""
    SignInFailure.objects.create(key=name, failures=1, last_at=at)
    Session.objects.create(session_key=name, session_data="", expire_date=at + KEPT)
    OneTimeCode.objects.create(
        user=by,
        digest=name,
        issued_at=at - timedelta(days=1),
        expires_at=at,
        used_at=at,
    )


@pytest.mark.django_db
def test_what_signing_in_leaves_goes_after_its_days_and_not_before():
    by = people.person()
    signs(by, NOW - KEPT - timedelta(seconds=1), "old")
    signs(by, NOW - KEPT + timedelta(seconds=1), "young")

    assert actions.purge(at=NOW) == {"accounts": 3}

    assert SignInFailure.objects.get().key == "young"
    assert Session.objects.get().session_key == "young"
    assert OneTimeCode.objects.get().digest == "young"


@pytest.mark.django_db
def test_purging_leaves_one_entry_and_twice_deletes_nothing_more(officer, capsys):
    drafts(officer, NOW - WAITS * 10)

    call_command("purge")
    call_command("purge")

    assert "orgs.draft: 1; schemes.schemedraft: 1" in capsys.readouterr().out
    rows = [one.details["rows"] for one in Entry.objects.filter(verb="privacy.tables.purged")]
    assert [len(one) for one in rows] == [3, 0]
