"""A history test: Lai Châu's reform of 1 July 2025, a month before it and after it."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.choices import Block, Confidence, Kind
from chamdiem.portal.orgs.models import Organisation, Version

FOLDER = Path(__file__).parents[3] / "organisations" / "lai-chau"
JUNE, JULY = date(2025, 6, 15), date(2025, 7, 15)
DISPATCH_B, DISPATCH_A = date(2025, 6, 5), date(2026, 1, 15)
RECORDED, REFORMED = (datetime(2025, month, 20, 2, tzinfo=UTC) for month in (2, 6))
BETWEEN = datetime(2025, 4, 1, tzinfo=UTC)


def of_block(day: date, block: Block, known_at: datetime | None = None) -> list[str]:
    return [node.name for node in queries.tree(on=day, known_at=known_at) if node.block == block]


class LaiChau(TestCase):
    """Record the province in February 2025, its reform in June, before it takes effect."""

    @classmethod
    def setUpTestData(cls) -> None:
        actions.begin_province(folder=FOLDER, by=None, at=RECORDED)
        actions.reform_province(folder=FOLDER, by=None, at=REFORMED)

    def test_before_there_are_seven_districts_a_city_and_106_communes(self) -> None:
        kinds = Counter(node.kind for node in queries.tree(on=JUNE))

        assert (kinds[Kind.DISTRICT], kinds[Kind.CITY]) == (7, 1)
        assert len(of_block(JUNE, Block.COMMUNE)) == 106
        assert {node.depth for node in queries.tree(on=JUNE) if node.block == Block.COMMUNE} == {2}

    def test_after_there_are_38_communes_and_wards_right_below_the_province(self) -> None:
        kinds = Counter(node.kind for node in queries.tree(on=JULY))

        assert (kinds[Kind.COMMUNE], kinds[Kind.WARD], kinds[Kind.TOWNSHIP]) == (36, 2, 0)
        assert of_block(JULY, Block.DISTRICT) == []
        assert {node.depth for node in queries.tree(on=JULY) if node.block == Block.COMMUNE} == {1}

    def test_the_last_day_of_the_old_is_30_june(self) -> None:
        days = (date(2025, 6, 30), date(2025, 7, 1))

        assert [len(of_block(day, Block.COMMUNE)) for day in days] == [106, 38]

    def test_a_code_is_one_unit_before_and_another_after_i23(self) -> None:
        before, after = (queries.by_area_code(code="03388", on=day) for day in (JUNE, JULY))

        assert (before.name, after.name) == ("Phường Quyết Tiến", "Phường Đoàn Kết")
        assert before.public_id != after.public_id

    def test_a_name_is_one_unit_before_and_another_after_i23(self) -> None:
        before, after = (
            queries.by_area_code(code=code, on=day)
            for code, day in (("03389", JUNE), ("03388", JULY))
        )

        assert before.name == after.name == "Phường Đoàn Kết"
        assert before.public_id != after.public_id

    def test_a_new_unit_names_all_it_came_from_and_they_name_it(self) -> None:
        after = queries.by_area_code(code="03388", on=JULY)
        new = queries.one(public_id=after.public_id)

        links = queries.predecessors(organisation=new)

        assert [link.area_code for link in links] == ["03386", "03388", "03389", "03391", "03403"]
        assert {link.basis.number for link in links} == {"1670/NQ-UBTVQH15"}
        old = Organisation.objects.get(pk=links[0].id)
        assert [link.id for link in queries.successors(organisation=old)] == [new.pk]

    def test_two_communes_stay_the_same_and_only_move_below_the_province(self) -> None:
        pairs = [
            tuple(queries.by_area_code(code=code, on=day) for day in (JUNE, JULY))
            for code in ("03451", "03463")
        ]

        assert [before.name for before, _ in pairs] == ["Xã Mù Cả", "Xã Tà Tổng"]
        assert all(before.id == after.id for before, after in pairs)
        assert all(before.parent_id != after.parent_id for before, after in pairs)

    def test_every_old_commune_has_exactly_one_successor(self) -> None:
        ended = [node for node in queries.tree(on=JUNE) if node.block == Block.COMMUNE]
        gone = [
            node
            for node in ended
            if queries.by_area_code(code=node.area_code, on=JULY) is None
            or queries.by_area_code(code=node.area_code, on=JULY).id != node.id
        ]

        counts = Counter(
            len(queries.successors(organisation=Organisation(pk=node.id))) for node in gone
        )

        assert counts == {1: 104}

    def test_before_the_reform_was_recorded_july_still_had_districts(self) -> None:
        assert len(of_block(JULY, Block.COMMUNE, BETWEEN)) == 106
        assert len(of_block(JULY, Block.DISTRICT, BETWEEN)) == 8
        assert len(of_block(JULY, Block.COMMUNE, REFORMED)) == 38

    def test_before_the_province_was_recorded_nothing_was_known(self) -> None:
        assert queries.tree(on=JUNE, known_at=datetime(2025, 1, 1, tzinfo=UTC)) == ()

    def test_june_is_the_same_whatever_was_recorded_later(self) -> None:
        known = [
            [(node.id, node.name) for node in queries.tree(on=JUNE, known_at=at)]
            for at in (BETWEEN, REFORMED)
        ]

        assert known[0] == known[1]

    def test_addressees_are_those_of_the_documents_day(self) -> None:
        dispatch_b = queries.expand(group="UBND các huyện, thành phố", on=DISPATCH_B)
        dispatch_a = queries.expand(group="UBND các xã, phường", on=DISPATCH_A)

        assert Counter(node.kind for node in dispatch_b) == {Kind.DISTRICT: 7, Kind.CITY: 1}
        assert Counter(node.kind for node in dispatch_a) == {Kind.COMMUNE: 36, Kind.WARD: 2}

    def test_districts_addressed_too_late_are_nobody_and_the_reason_says_so(self) -> None:
        found = queries.addressees(group="UBND các huyện, thành phố", on=DISPATCH_A)

        assert found.nodes == ()
        assert "15/01/2026" in found.reason
        assert "đến hết ngày 30/06/2025" in found.reason

    def test_agencies_are_there_and_say_how_sure_they_are(self) -> None:
        agencies = queries.expand(group="Các sở, ban, ngành tỉnh", on=DISPATCH_A)

        sure = {node.name: node.confidence for node in agencies}
        assert len(sure) == 15
        assert sure["Sở Khoa học và Công nghệ"] == Confidence.CONFIRMED
        assert sure["Sở Ngoại vụ"] == Confidence.UNCLEAR
        assert sure["Sở Tư pháp"] == Confidence.INFERRED

    def test_blocks_of_the_province_are_scored_those_of_the_centre_only_followed(self) -> None:
        standing = queries.blocks(on=DISPATCH_A)

        assert [standing[block] for block in (Block.AGENCY, Block.COMMUNE)] == [True, True]
        assert [standing[block] for block in (Block.CENTRAL, Block.OTHER)] == [False, False]

    def test_every_act_of_the_replay_is_in_the_trail(self) -> None:
        verbs = Counter(Entry.objects.values_list("verb", flat=True))

        assert verbs == {
            "orgs.jurisdiction.established": 1,
            "orgs.organisation.recorded": 8 + 106 + 28,
            "orgs.block.settled": 5,
            "orgs.organisation.changed": 2,
            "orgs.organisation.merged": 36,
            "orgs.organisation.abolished": 8,
        }

    def test_only_the_two_known_identifiers_are_given(self) -> None:
        given = Version.objects.exclude(identifier="").values_list("identifier", flat=True)

        assert sorted(given) == ["H35", "K35"]


@pytest.mark.django_db
def test_the_command_loads_everything_once(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_organisations", str(FOLDER))

    assert "ghi nhận 143 cơ quan, đơn vị" in capsys.readouterr().out
    assert Entry.objects.get(verb="orgs.province.loaded").details["merged"] == 36
    with pytest.raises(CommandError, match="đã có địa bàn"):
        call_command("load_organisations", str(FOLDER))
