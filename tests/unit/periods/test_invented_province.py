"""An illustrative scheme is official in an invented province alone, and that is said (I34)."""

import pytest
from django.db import IntegrityError, connection, transaction

from chamdiem.portal.orgs import actions as orgs
from chamdiem.portal.orgs import queries as known
from chamdiem.portal.orgs.choices import Block, Confidence
from chamdiem.portal.periods import actions, queries
from chamdiem.portal.periods.choices import PeriodKind
from chamdiem.portal.periods.facts import INVENTED_WORDS, Window
from chamdiem.portal.periods.models import Period
from tests.factories import months, organisations, people, periods

pytestmark = pytest.mark.django_db
SHOWN_ONLY = months.SCHEME.replace(
    "certainty: high\nbasis", "certainty: illustrative\nillustrative: minh hoạ để thử\nbasis"
)


def opened():
    """Open an official month under a scheme that only illustrates."""
    for make in (periods.department, periods.reviewer, periods.commune, periods.settle):
        make()
    periods.confirm()
    return actions.open_period(
        month=periods.OCTOBER,
        kind=PeriodKind.OFFICIAL,
        version=months.version(text=SHOWN_ONLY),
        act=periods.act(),
        by=people.person(),
        at=periods.AT,
    )


@pytest.fixture
def invented():
    """Establish a province that says it is invented."""
    return orgs.establish(
        facts=organisations.facts(
            "Tỉnh Mẫu Thử", block=Block.PROVINCE, confidence=Confidence.INVENTED
        ),
        is_ministry=False,
        basis=organisations.BASIS,
        on=organisations.FIRST,
        by=None,
        at=organisations.AT,
    )


def test_outside_it_the_scheme_must_be_in_force():
    with pytest.raises(actions.NotItsScheme, match="chưa được kích hoạt"):
        opened()

    assert not known.is_invented()


def test_outside_it_the_database_refuses_too():
    window, act = Window.of_month(periods.OCTOBER), periods.act()
    periods.confirm()
    with pytest.raises(IntegrityError, match="activated for its month"), transaction.atomic():
        Period.objects.create(
            month=str(periods.OCTOBER),
            kind=PeriodKind.OFFICIAL,
            scheme_version=months.version(text=SHOWN_ONLY),
            window_from=window.first,
            window_to=window.last,
            act_number=act.number,
            act_issuer=act.issuer,
            act_issued_on=act.issued_on,
            act_file=act.file,
            opened_at=periods.AT,
            opened_by=people.person().public_id,
        )


def test_inside_it_the_month_is_official_and_marked(invented):
    marks = queries.marks(period=opened())

    assert (marks.is_trial, marks.is_invented, marks.invented) == (False, True, INVENTED_WORDS)


def test_a_province_once_invented_stays_so_whatever_is_recorded_later(invented):
    version = known.current(organisation=invented, on=periods.ON)
    orgs.change(
        organisation=invented,
        facts=organisations.facts("Tỉnh Mẫu Thử", block=Block.PROVINCE),
        basis=organisations.BASIS,
        on=periods.ON,
        seen=version.pk,
        by=None,
        at=periods.AT,
    )

    assert known.is_invented()


def test_a_scheme_that_does_not_illustrate_needs_its_activation_there_too(invented):
    with pytest.raises(actions.NotItsScheme), transaction.atomic():
        for make in (periods.department, periods.reviewer, periods.commune, periods.settle):
            make()
        periods.confirm()
        actions.open_period(
            month=periods.OCTOBER,
            kind=PeriodKind.OFFICIAL,
            version=months.version(),
            act=periods.act(),
            by=people.person(),
            at=periods.AT,
        )
    assert connection.is_usable()
