"""Tỉnh Mẫu shows time: districts that ended, merged communes, heads who change in mid-month."""

from collections import Counter
from datetime import date

import pytest

from chamdiem import synthetic
from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common.rights import Right
from chamdiem.portal.home.demonstration import loading
from chamdiem.portal.home.demonstration.organisations import Recorder
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.choices import Block, Confidence
from chamdiem.portal.orgs.models import Version
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.posts.choices import HEADING
from chamdiem.portal.posts.models import FocalPoint, Handover, Tenure
from chamdiem.portal.rights.roles import Role
from tests.factories import months, people

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
YEAR = [Month(2025, 9).shift(step) for step in range(12)]


@pytest.fixture(autouse=True)
def _loaded(db):
    loading.province(Recorder(people.person(), months.AT), people.person(role=Role.OFFICER))


def blocks(on):
    return Counter(node.block for node in orgs.tree(on=on))


def unit(code):
    found = orgs.by_unit_code(code=code, on=date(2026, 8, 1))
    return orgs.one(public_id=found.public_id)


def test_there_are_districts_until_june_2025_and_communes_after():
    before, after = blocks(BEFORE), blocks(AFTER)

    assert (before[Block.DISTRICT], after[Block.DISTRICT]) == (3, 0)
    assert (before[Block.COMMUNE], after[Block.COMMUNE]) == (4, 38)
    assert after[Block.AGENCY] == 19
    assert orgs.expand(group="các huyện, thành phố", on=date(2026, 1, 5)) == ()


def test_every_unit_of_the_figures_is_an_organisation_of_that_name():
    named = {(node.unit_code, node.name) for node in orgs.tree(on=date(2026, 8, 1))}
    scored = {(unit.code, unit.name) for unit in synthetic.province(loading.SEED)}

    assert scored <= named


def test_merged_communes_and_a_renamed_agency_keep_their_past():
    two = [orgs.predecessors(organisation=unit(code)) for code in ("TM.103", "TM.104")]
    names = [episode.name for episode in orgs.history(organisation=unit("TM.08"))]

    assert [len(each) for each in two] == [2, 2]
    assert len(orgs.predecessors(organisation=unit("TM.04"))) == 1
    assert {"Ban Dân tộc Tỉnh Mẫu", "Sở Dân tộc và Tôn giáo Tỉnh Mẫu"} == set(names)


def test_central_agencies_are_only_followed():
    scored = orgs.blocks(on=AFTER)

    assert scored[Block.AGENCY]
    assert scored[Block.COMMUNE]
    assert not scored[Block.CENTRAL]


def test_everything_of_it_says_that_it_is_invented_i6():
    assert set(Version.objects.values_list("confidence", flat=True)) == {Confidence.INVENTED}
    assert not Version.objects.exclude(act__number__contains="giả định").exists()
    assert not Tenure.objects.exclude(act__number__contains="giả định").exists()
    assert (
        not User.objects.filter(tenures__isnull=False).exclude(post__contains="giả định").exists()
    )


def test_weights_of_every_month_add_up_and_one_office_stood_vacant_i22():
    units = {node.id for node in orgs.tree(on=date(2026, 8, 1)) if node.unit_code}

    found = posts.weights(organisations=units, months=YEAR)

    assert {sum(share.weight for share in each.shares.heads) for each in found.values()} == {1}
    assert sum(each.shares.vacant for each in found.values()) == 22
    assert max(len(each.shares.heads) for each in found.values()) == 2


def test_one_handover_is_still_open():
    rows = Handover.objects.order_by("on")

    assert [row.incoming_confirmed_at is None for row in rows] == [False] * 4 + [True]
    assert rows.last().on == date(2026, 8, 12)


def test_one_unit_has_no_focal_point_and_another_s_has_run_out():
    on = date(2026, 8, 31)
    units = {node.id for node in orgs.tree(on=on) if node.unit_code}
    points = FocalPoint.objects.filter(superseded_at=None)

    assert len(units - set(points.values_list("organisation_id", flat=True))) == 1
    assert points.filter(holds_until__lte=on).count() == 1


def test_the_head_and_the_officer_of_a_unit_see_their_own_and_no_other():
    own, other = unit("TM.06"), unit("TM.07")
    signing_in = User.objects.filter(username__in=["thu-truong", "don-vi"])

    for person in signing_in:
        assert person.has_perm(Right.UNITS_SEE_OWN, own)
        assert not person.has_perm(Right.UNITS_SEE_OWN, other)
    assert posts.head(organisation=own, on=date(2026, 8, 31)).person.id in {
        person.public_id for person in signing_in
    }


def test_every_act_is_in_the_trail_i29():
    acts = Counter(Entry.objects.values_list("verb", flat=True))

    assert acts["posts.tenure.appointed"] == Tenure.objects.count()
    assert acts["posts.focal-point.named"] == FocalPoint.objects.count() == 56
    assert acts["orgs.organisation.merged"] == 3
    assert Tenure.objects.filter(kind__in=HEADING).count() == 63
