"""The demonstration is whole: a year that is over, three months under way, work for everybody."""

import pytest
from django.urls import reverse
from django.utils import timezone

from chamdiem import synthetic
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal.models import Objection, Verdict
from chamdiem.portal.approval.models import Approved, Frozen
from chamdiem.portal.approval.queries import letters
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.home.demonstration import loading, year
from chamdiem.portal.home.waiting import waiting
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.periods.facts import INVENTED_WORDS
from chamdiem.portal.periods.models import Leave, Period
from chamdiem.portal.returns import checks
from chamdiem.portal.returns import queries as returns
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Evidence, Return, Sending, SentFigure
from chamdiem.portal.review import patterns
from chamdiem.portal.review import queries as review
from chamdiem.portal.review.choices import Kind as Seen
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring import queries
from chamdiem.portal.scoring.models import Series, UnitScore
from chamdiem.portal.scoring.pages import compare_page
from chamdiem.synthetic.anomalies import Kind as Planted
from chamdiem.synthetic.courses import APPRAISED, FILLED, LAST, OBJECTED, UNIT
from tests.factories import months
from tests.unit.home.conftest import told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
ACCOUNTS = [
    "can-bo", "lanh-dao", "quan-tri", "kiem-tra", "don-vi", "thu-truong",
    "tham-dinh", "giu-so-lieu", "thu-ky", "vp-ubnd", "lanh-dao-ubnd",
]  # fmt: skip
WORK = {
    "can-bo": "Thẩm định tháng 10/2026: còn",
    "lanh-dao": "Trình phê duyệt kết quả tháng 9/2026",
    "quan-tri": "Quyết định cử đầu mối đã hết hiệu lực",
    "kiem-tra": "Nhật ký: ",
    "don-vi": "Bổ sung phiếu tự chấm bị trả lại, tháng 10/2026",
    "thu-truong": "Xem và gửi phiếu tự chấm tháng 11/2026",
    "tham-dinh": "Thẩm định tháng 10/2026: còn",
    "giu-so-lieu": "Cung cấp số liệu cơ quan đang giữ, tháng 11/2026",
    "thu-ky": "Kiến nghị chờ kết luận, tháng 9/2026: 3",
    "vp-ubnd": "Chờ phê duyệt: đính chính lần 1 của tháng 7/2026",
    "lanh-dao-ubnd": "Chờ phê duyệt: đính chính lần 1 của tháng 7/2026",
}
SEEN_AS = {
    Planted.ABOVE: Seen.CLAIMS,
    Planted.SAME_FILE: Seen.FILES,
    Planted.SAME_WORDS: Seen.TEXTS,
    Planted.JUMP: Seen.JUMPS,
    Planted.ROUND: Seen.ROUND,
    Planted.FLAT: Seen.SAME,
}


def of_unit(month: Month, code: str = UNIT) -> Return:
    """Return a unit's return of a month."""
    found = Return.objects.filter(period__month=str(month)).select_related(
        "period__scheme_version", "organisation"
    )
    expected = {one.unit_code: one for one in periods.expected(period=period(month))}
    return found.get(organisation=expected[code].organisation)


def period(month: Month) -> Period:
    """Return a period of Tỉnh Mẫu."""
    return Period.objects.select_related("scheme_version").get(month=str(month))


def _run(slug):
    runs = queries.standing_runs(series=Series.objects.get(slug=slug), unpublished=False)
    return runs.get(month=str(LAST))


def test_it_brings_a_year_of_the_sample_province_and_a_real_month(client):
    series = {
        one.slug: queries.months(series=one, unpublished=False) for one in Series.objects.all()
    }

    assert len(series["tinh-mau"]) == 12
    assert [str(one.month) for one in series["kiem-chung"]] == ["2026-08"]
    assert len(queries.standings(run=_run("tinh-mau"), before=None)) == 57
    assert "Tỉnh Mẫu" in client.get("/").content.decode()


def test_every_published_number_of_the_real_month_comes_out_exactly():
    page = compare_page(run=_run("kiem-chung"))

    assert page.differences == ()
    assert page.compared == page.equal == 281
    assert page.given == 13  # the group whose inputs the source does not publish proves nothing


def test_every_month_that_is_over_comes_to_what_the_seed_draws():
    series = Series.objects.get(slug="tinh-mau")

    for run in queries.standing_runs(series=series, unpublished=False):
        scheme = scheme_of(run.scheme_version)
        drawn = evaluate(scheme, synthetic.figures(scheme, Month.parse(run.month), loading.SEED))
        shown = {unit.code: drawn.total.shown(at) for at, unit in enumerate(drawn.figures.units)}
        assert dict(UnitScore.objects.filter(run=run).values_list("code", "total")) == shown


def test_twelve_months_are_over_and_three_wait_in_three_stages():
    stages = dict(Period.objects.values_list("month", "stage"))

    assert len(stages) == 15
    assert [month for month, stage in stages.items() if stage != Stage.PUBLISHED] == [
        str(month) for month in (FILLED, APPRAISED, OBJECTED)
    ]
    assert [stages[str(month)] for month in (OBJECTED, APPRAISED, FILLED)] == [
        Stage.OBJECTION, Stage.APPRAISAL, Stage.SELF_SCORE,
    ]  # fmt: skip


def test_its_months_are_official_under_an_act_that_says_it_is_invented_i34():
    assert set(Period.objects.values_list("kind", flat=True)) == {PeriodKind.OFFICIAL}
    assert not Period.objects.exclude(act_number__contains="giả định").exists()
    assert not Approved.objects.exclude(document_number__contains="giả định").exists()
    assert all(periods.marks(period=one).is_invented for one in Period.objects.all())


def test_a_sealed_month_says_itself_that_it_is_invented_i6():
    seal = Approved.objects.get(period__month=str(LAST), revision=0).seal

    assert f'"source":"{INVENTED_WORDS}. ' in bytes(seal).decode()


def test_one_month_came_back_and_one_correction_waits():
    again = Frozen.objects.filter(correction=None, number=2).values_list("period__month", flat=True)
    waiting_for = Frozen.objects.filter(approved=None, opinions=None)

    assert list(again) == ["2026-05"]
    assert [(one.period.month, one.correction.revision) for one in waiting_for] == [("2026-07", 1)]


def test_what_was_sent_verifies_and_lacks_nothing():
    for month in (LAST, OBJECTED, FILLED.shift(-14)):
        row = of_unit(month)
        sheet = returns.sheet(of=row)

        assert returns.sent_last(of=row).fingerprint == sheet.fingerprint
        assert checks.problems(sheet) == ()


def test_what_is_stored_is_what_the_seed_draws():
    version = period(LAST).scheme_version
    whole = synthetic.month_whole(scheme_of(version), LAST, loading.SEED)
    units = [told.unit.code for told in whole.told]
    claims = whole.claims[units.index(UNIT)]
    sending = returns.sent_last(of=of_unit(LAST))

    stored = {
        code: (answer, None if value is None else int(value))
        for code, answer, value in SentFigure.objects.filter(sending=sending).values_list(
            "input_code", "answer", "value"
        )
    }
    assert stored == {
        code: (int(one.state), one.value if one.state == 0 else None)
        for code, one in claims.figures.items()
    }
    reasons = Verdict.objects.filter(of__period__month=str(LAST)).values_list("reason", flat=True)
    assert {cut.reason for one in whole.claims for cut in one.cuts.values()} <= set(reasons)


def test_late_units_had_leave_and_supplements_were_sent_twice():
    last = Period.objects.get(month=str(LAST))
    late = Leave.objects.filter(period=last).count()
    twice = Sending.objects.filter(number=2, of__period__month=str(LAST))

    assert late == len(letters.month_facts(period=last, at=timezone.now()).lists.late) == 4
    assert twice.count() == 4
    assert Return.objects.filter(state=ReturnState.RETURNED).count() == 3


def test_the_file_that_two_units_filed_is_the_same():
    rows = Evidence.objects.filter(file__isnull=False, of__period__month=str(APPRAISED))
    hashes = list(rows.values_list("file__sha256", flat=True))

    assert len(hashes) == 3
    assert len(set(hashes)) == 2


def test_its_accounts_sign_in_with_the_passwords_it_prints_once(loaded):
    for line in loaded:
        assert User.objects.get(username=line["account"]).check_password(line["password"])

    assert [line["account"] for line in loaded] == ACCOUNTS


def test_a_demonstration_whose_passwords_nobody_saw_gets_new_ones(loaded):
    again = told()

    for line in again:
        assert User.objects.get(username=line["account"]).check_password(line["password"])
    assert {line["password"] for line in again}.isdisjoint(line["password"] for line in loaded)
    assert Entry.objects.filter(verb="accounts.password.changed").count() == len(ACCOUNTS)


def test_a_demonstration_in_use_keeps_its_passwords():
    account = User.objects.get(username="can-bo")
    accounts.note_sign_in(user=account, at=months.AT)

    with pytest.raises(Exception, match="Cơ sở dữ liệu đã có dữ liệu"):
        told()

    assert User.objects.get(pk=account.pk).password == account.password


def test_every_default_of_a_criterion_says_so_where_it_is_shown_i6(client):
    unit = queries.standings(run=_run("tinh-mau"), before=None)[0].code

    page = client.get(f"/tinh-mau/2026-08/{unit}/ND01/").content.decode()

    # maximum, rule, verifier, evidence and the four policies
    assert page.count("mặc định hệ thống") == 8


@pytest.mark.parametrize("one", synthetic.truth(loading.SEED), ids=lambda one: one.kind.value)
def test_the_data_review_finds_everything_that_was_planted(one):
    names = {unit.unit_code: unit.name for unit in periods.expected(period=period(one.month))}
    seen = review.month_seen(period=period(one.month), on=timezone.localdate())

    found = [item for item in patterns.found(seen) if item.kind == SEEN_AS[one.kind]]
    theirs = [item for item in found if one.leaf == item.leaf]
    assert any({names[code] for code in one.units} <= set(item.units) for item in theirs), found


def test_the_data_review_finds_little_else():
    seen = review.month_seen(period=period(APPRAISED), on=timezone.localdate())

    assert len(patterns.found(seen)) <= 2 * len(synthetic.truth(loading.SEED))


@pytest.mark.parametrize("account", ACCOUNTS)
def test_everybody_finds_something_to_do(account):
    found = waiting(user=User.objects.get(username=account), at=timezone.now())

    assert any(item.words.startswith(WORK[account]) for item in found.items), found.items


@pytest.mark.parametrize("account", ACCOUNTS)
def test_what_waits_can_be_opened(account, client):
    user = User.objects.get(username=account)
    client.force_login(user)

    for item in waiting(user=user, at=timezone.now()).items:
        assert client.get(item.address).status_code == 200, item


def test_every_page_of_its_months_says_that_it_is_invented_i6(client):
    client.force_login(User.objects.get(username="can-bo"))
    row = of_unit(APPRAISED)
    pages = (
        reverse("periods:month", args=[APPRAISED]),
        reverse("returns:form", args=[APPRAISED, row.organisation.public_id]),
        reverse("approval:month", args=[OBJECTED]),
    )

    for address in pages:
        assert INVENTED_WORDS in client.get(address).content.decode(), address


def test_what_was_written_at_once_is_told_in_the_trail_i29():
    written = Entry.objects.filter(verb=year.LOADED)

    assert written.count() == 15
    assert Entry.objects.filter(verb="periods.period.opened").count() == 15
    assert Entry.objects.filter(verb="approval.month.published").count() == 12
    assert Objection.objects.filter(ruling=None).count() == 3
