"""A spreadsheet of organisations: shown before it is kept, kept whole or not at all."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chamdiem.formats import organisations as files
from chamdiem.formats import problems
from chamdiem.formats.organisations import Line
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.orgs import actions, queries, sheets
from chamdiem.portal.orgs.models import Draft, Organisation, Version
from tests.factories import organisations

pytestmark = pytest.mark.django_db
AT, BASIS = organisations.AT, organisations.BASIS
DAY = date(2025, 7, 1)
HEAD = ("Tên chính thức", "Loại", "Khối", "Đơn vị cấp trên", "Mã đơn vị hành chính", "Từ ngày")


def table(*rows, head=HEAD):
    """Return a CSV file with such rows."""
    stream = io.StringIO()
    csv.writer(stream).writerows([head, *rows])
    return stream.getvalue().encode()


def commune(name, code="", parent="", day=""):
    """Return the row of a commune."""
    return (name, "Xã", "Xã, phường", parent, code, day)


@pytest.fixture
def bring(administrator):
    """Return how a file is checked, with the province there."""
    organisations.province()

    def check(*rows, on=DAY, head=HEAD, source=None):
        content = source or table(*rows, head=head)
        return actions.open_draft(
            file_name="xa.csv", source=content, basis=BASIS, on=on, by=administrator, at=AT
        )

    return check


@pytest.fixture
def keep(bring, administrator):
    """Return how a file is checked and kept."""

    def act(*rows, **other):
        draft = bring(*rows, **other)
        shown = actions.plan_of(draft=draft)[1].digest
        return actions.keep(draft=draft, shown=shown, by=administrator, at=AT)

    return act


def rules(bring, *rows, **other):
    """Return the rules that refuse such rows."""
    with pytest.raises(problems.Refused) as refusal:
        bring(*rows, **other)
    assert not Draft.objects.exists()
    return [problem.rule for problem in refusal.value.problems]


def test_a_checked_file_changes_nothing(bring):
    draft = bring(commune("Xã Một", "03388"))

    _, plan = actions.plan_of(draft=draft)

    assert [each.wanted.name for each in plan.founded] == ["Xã Một"]
    assert Organisation.objects.count() == 1


def test_what_is_kept_is_there_from_the_day_on(keep):
    keep(commune("Xã Một", "03388"), ("Phường Hai", "Phường", "commune", "12", "", "15/08/2025"))

    tree = queries.tree(on=DAY)
    assert [node.name for node in tree] == ["Tỉnh Thử", "Xã Một"]
    assert "Phường Hai" in [node.name for node in queries.tree(on=date(2025, 8, 15))]


def test_a_row_may_stand_under_another_row_of_the_file(keep):
    head = (*HEAD, "Mã trong tệp số liệu")
    child = (*commune("Xã Một", parent="huyen-1"), "xa-1")
    above = ("Huyện Một", "Huyện", "district", "", "105", "", "huyen-1")

    keep(child, above, head=head)

    depths = {node.name: node.depth for node in queries.tree(on=DAY)}
    assert depths == {"Tỉnh Thử": 0, "Huyện Một": 1, "Xã Một": 2}


def test_who_is_known_by_its_code_is_changed_and_not_founded_again(keep):
    known = organisations.commune("Xã Một", "03388")

    plan = keep(("Phường Một", "Phường", "commune", "", "03388", ""))

    assert (len(plan.founded), [each.differing for each in plan.changed]) == (0, [("name", "kind")])
    assert queries.as_of(organisation=known, on=DAY).name == "Phường Một"
    assert queries.as_of(organisation=known, on=date(2025, 6, 30)).name == "Xã Một"


def test_who_is_known_by_name_and_place_is_not_founded_twice(keep, bring):
    keep(commune("Xã Một"))

    again = bring(commune("xã một"), on=date(2025, 8, 1))

    _, plan = actions.plan_of(draft=again)
    assert (len(plan.founded), len(plan.changed), plan.unchanged) == (0, 1, 0)


def test_who_is_not_in_the_file_stays_and_is_counted(bring):
    organisations.commune("Xã Một")

    _, plan = actions.plan_of(draft=bring(commune("Xã Hai")))

    assert plan.untouched == 2


def test_a_missing_column_leaves_what_it_would_say(keep):
    known = organisations.commune("Xã Một", "03388", unit_code="xa-1", note="ghi chú")

    keep(("Xã Một mới", "Xã", "commune", "03388"), head=("Tên", "Loại", "Khối", "Mã ĐVHC"))

    now = queries.as_of(organisation=known, on=DAY)
    assert (now.name, now.unit_code, now.note) == ("Xã Một mới", "xa-1", "ghi chú")


@pytest.mark.parametrize("write", [files.as_csv, files.as_xlsx])
def test_what_is_exported_comes_back_unchanged(bring, write):
    district = organisations.organisation("Huyện Một", block="district")
    organisations.commune("Xã Một", "03388", parent=district, short_name="Một", note="=1+1")
    organisations.organisation("Sở Nội vụ", unit_code="snv", identifier="H35.09")
    nodes, begins = queries.tree(on=DAY), {s.version_id: s.holds_from for s in queries.register()}

    draft = bring(source=write(sheets.lines(nodes, begins), sheets.WORDS, DAY))

    _, plan = actions.plan_of(draft=draft)
    assert (plan.size, plan.unchanged, plan.untouched) == (0, 4, 0)


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ([commune("Xã Một", parent="99")], "unknown-parent"),
        ([("Xã Một", "Thôn", "commune", "", "", "")], "unknown-kind"),
        ([("Xã Một", "Xã", "Khối lạ", "", "", "")], "unknown-block"),
        ([("Xã Một", "Xã", "Sở, ban, ngành", "", "", "")], "facts"),
        ([commune("Xã Một"), commune("xã một")], "duplicate"),
        ([commune("Xã Một", "03388"), commune("Xã Hai", "03388")], "duplicate"),
        ([commune("Xã Một", "03388", "03389"), commune("Xã Hai", "03389", "03388")], "circle"),
        ([commune("Xã Một", "03388", day="01/01/2024")], "parent-not-there"),
        ([("Tỉnh Thử", "Tỉnh", "province", "12", "12", "")], "root-parent"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_is_refused_by_its_rule(bring, rows, rule):
    assert rule in rules(bring, *rows)


def test_an_unknown_id_is_refused(bring):
    head = ("Mã hệ thống", *HEAD)
    strange = "00000000-0000-4000-8000-000000000000"

    assert rules(bring, (strange, *commune("Xã Một")), head=head) == ["unknown-organisation"]


def test_a_row_whose_codes_are_of_two_organisations_is_refused(bring):
    organisations.commune("Xã Một", "03388")
    organisations.commune("Xã Hai", unit_code="xa-2")
    head = (*HEAD, "Mã trong tệp số liệu")

    assert "ambiguous" in rules(bring, (*commune("Xã Ba", "03388"), "xa-2"), head=head)


def test_a_code_that_another_bears_then_is_refused(bring):
    organisations.commune("Xã Một", "03388", on=date(2025, 8, 1))

    assert rules(bring, commune("Xã Hai", "03388")) == ["code-taken"]


def test_a_code_may_go_from_one_to_another_in_one_file(keep):
    giver = organisations.commune("Xã Một", "03388", unit_code="xa-1")
    head = (*HEAD, "Mã trong tệp số liệu")

    keep((*commune("Xã Một"), "xa-1"), (*commune("Xã Hai"), "xa-2"), head=head)
    keep((*commune("Xã Hai", "03388"), "xa-2"), head=head, on=date(2025, 8, 1))

    assert queries.as_of(organisation=giver, on=DAY).area_code == ""
    assert queries.by_area_code(code="03388", on=date(2025, 8, 1)).name == "Xã Hai"


def test_a_change_before_what_is_recorded_is_refused(bring):
    organisations.commune("Xã Một", "03388")

    assert "order-of-days" in rules(bring, commune("Xã Khác", "03388", day="01/12/2024"))


def test_without_a_jurisdiction_nothing_is_imported(administrator):
    with pytest.raises(actions.NotEstablished):
        actions.open_draft(
            file_name="a", source=table(commune("A")), basis=BASIS, on=DAY, by=administrator, at=AT
        )


def test_what_would_be_done_must_be_what_was_shown(bring, administrator):
    draft = bring(commune("Xã Mới", "03388"))
    shown = actions.plan_of(draft=draft)[1].digest
    organisations.commune("Xã Một", "03388")

    with pytest.raises(actions.Overtaken):
        actions.keep(draft=draft, shown=shown, by=administrator, at=AT)

    assert Draft.objects.filter(pk=draft.pk).exists()


def test_a_file_is_kept_once(bring, administrator):
    draft = bring(commune("Xã Một"))
    shown = actions.plan_of(draft=draft)[1].digest
    actions.keep(draft=draft, shown=shown, by=administrator, at=AT)

    with pytest.raises(actions.AlreadyDecided):
        actions.keep(draft=draft, shown=shown, by=administrator, at=AT)

    assert Version.objects.filter(name="Xã Một").count() == 1


def test_a_file_that_says_nothing_new_is_not_kept(bring, administrator):
    draft = bring(("Tỉnh Thử", "Tỉnh", "province", "", "12", ""))

    with pytest.raises(actions.NothingToKeep):
        actions.keep(draft=draft, shown="", by=administrator, at=AT)


def test_an_import_leaves_one_entry_with_its_counts_and_the_digest_of_the_file(keep):
    before = Entry.objects.count()

    keep(commune("Xã Một"), commune("Xã Hai"))

    opened, kept = Entry.objects.order_by("pk")[before:]
    assert (opened.verb, kept.verb) == ("orgs.draft.opened", "orgs.import.kept")
    assert (kept.details["founded"], kept.details["changed"]) == (2, 0)
    assert len(kept.details["file"]) == 64


def test_a_dropped_file_leaves_nothing(bring, administrator):
    actions.discard(draft=bring(commune("Xã Một")), by=administrator, at=AT)

    assert not Draft.objects.exists()
    assert Organisation.objects.count() == 1


def test_a_draft_is_never_changed(bring):
    draft = bring(commune("Xã Một"))

    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(number="x")


def country():
    """Return 34 provinces and 3,321 communes as lines of a file."""
    provinces = [
        Line(f"Tỉnh {place}", "province", "province", area_code=f"{place:02}")
        for place in range(50, 84)
    ]
    communes = [
        Line(f"Xã {place}", "commune", "commune", area_code=f"{place:05}",
             parent=provinces[place % 34].area_code)
        for place in range(3321)
    ]  # fmt: skip
    return [*communes, *provinces]


def test_the_whole_country_is_imported_with_as_many_statements_as_a_small_file(keep, bring):
    small = files.as_csv([replace(country()[0], parent="12")], sheets.WORDS, DAY)
    with CaptureQueriesContext(connection) as few:
        keep(source=small)
    whole = files.as_xlsx(country(), sheets.WORDS, DAY)

    with CaptureQueriesContext(connection) as many:
        plan = keep(source=whole, on=date(2025, 8, 1))

    assert (len(plan.founded), len(plan.changed)) == (3354, 1)
    assert len(many) - len(few) <= 12  # batches of a thousand rows
    assert len(queries.tree(on=date(2025, 8, 1))) == 3356
