"""An inspection file holds everything of a scope as it was, and is recorded."""

import csv
import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.urls import reverse

from chamdiem.formats.dossiers import standalone_check
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.rights.roles import Role
from chamdiem.portal.supervision import actions
from chamdiem.portal.supervision.choices import ScopeKind
from chamdiem.portal.supervision.models import Dossier
from chamdiem.portal.supervision.queries import subjects
from chamdiem.portal.supervision.scope import Span
from tests.factories import months, people

pytestmark = pytest.mark.django_db
ADDRESS = reverse("supervision:dossiers")
FORM = {
    "kind": "unit",
    "unit": "thu/U1",
    "first": "07/2026",
    "last": "08/2026",
    "reason": "Theo công văn 3/KT-THU",
}
REASON = "Theo công văn 3/KT-THU"
AUGUST = Span(months.AUGUST, months.AUGUST)


@pytest.fixture
def inspector(db):
    return people.person(role=Role.OVERSIGHT)


@pytest.fixture
def scored(db):
    """Score August twice, the second time with other figures, and publish it."""
    months.run((8, 10), (5, 10), (3, 10))
    return months.run((9, 10), (5, 10), (3, 10), is_published=True)


def export(by, *, kind=ScopeKind.UNIT, code="U1", span=AUGUST, reason=REASON, at=months.AT):
    """Make a file; return what was recorded and the files inside."""
    chained()
    scope = subjects.subject(kind=kind, series="thu", code=code)
    made = actions.export_dossier(scope=scope, span=span, reason=reason, by=by, at=at)
    with made.file, zipfile.ZipFile(made.file) as archive:
        return made.dossier, {name: archive.read(name) for name in archive.namelist()}


def chained():
    """Let the database add the links that it adds at commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def table(files, name):
    """Read a table of the file as rows by heading."""
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"))))


def test_every_scoring_is_there_also_the_one_that_was_replaced(scored, inspector):
    _, files = export(inspector)

    runs = table(files, "cac-lan-cham.csv")
    assert [(row["lần chấm"], row["còn đứng"]) for row in runs] == [
        ("1", "đã bị thay"),
        ("2", "có"),
    ]
    assert [bool(row["công bố lúc"]) for row in runs] == [False, True]
    assert {"thang/2026-08/lan-1/so-lieu.csv", "thang/2026-08/lan-2/so-lieu.csv"} <= set(files)


def test_a_figure_says_which_it_replaces_i7(scored, inspector):
    _, files = export(inspector)

    before = table(files, "thang/2026-08/lan-1/so-lieu.csv")
    after = table(files, "thang/2026-08/lan-2/so-lieu.csv")
    assert [row["giá trị"] for row in before] == ["8", "10"]
    assert [row["giá trị"] for row in after] == ["9", "10"]
    assert [row["thay số liệu"] for row in after] == [row["mã số liệu"] for row in before]


def test_points_words_and_the_scheme_itself_are_there(scored, inspector):
    _, files = export(inspector)

    steps = table(files, "thang/2026-08/lan-2/tung-buoc.csv")
    assert {row["nhóm, tiêu chí"]: row["điểm"] for row in steps}["ON_TIME"] == "9.00"
    assert "9" in files["thang/2026-08/lan-2/dien-giai.txt"].decode()
    assert files["bo-tieu-chi/nho-1.yaml"] == months.SCHEME.encode()
    assert table(files, "bo-tieu-chi/kich-hoat.csv")[0]["số, ký hiệu"] == "12/QĐ-THU"


def test_a_rank_stands_beside_those_of_all_others(scored, inspector):
    _, files = export(inspector)

    codes = [row["đơn vị"] for row in table(files, "thang/2026-08/lan-2/ket-qua.csv")]
    assert codes == ["U1", "U2", "U3"]


def test_a_unit_s_file_has_no_figures_of_others(scored, inspector):
    _, files = export(inspector)

    assert {row["đơn vị"] for row in table(files, "thang/2026-08/lan-2/so-lieu.csv")} == {"U1"}
    assert "U2" not in files["thang/2026-08/lan-2/dien-giai.txt"].decode()


def test_a_criterion_s_file_has_every_unit(scored, inspector):
    _, files = export(inspector, kind=ScopeKind.CRITERION, code="ON_TIME")

    figures = table(files, "thang/2026-08/lan-2/so-lieu.csv")
    steps = table(files, "thang/2026-08/lan-2/tung-buoc.csv")
    assert {row["đơn vị"] for row in figures} == {"U1", "U2", "U3"}
    assert {row["nhóm, tiêu chí"] for row in steps} == {"ON_TIME"}


def test_nobody_is_named_i24(scored, inspector):
    _, files = export(inspector)

    everything = b"\n".join(files.values())
    assert "Lò Thị Mai".encode() not in everything
    assert inspector.opaque_id.encode() in everything


def test_the_file_checks_itself_and_the_chain_of_the_trail(scored, inspector, tmp_path):
    dossier, files = export(inspector)
    for name, content in files.items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    assert standalone_check.verdict([str(tmp_path), "--ma", dossier.digest]) == 0
    verbs = [row["mã việc"] for row in table(files, "nhat-ky/cac-viec.csv")]
    assert verbs.count("scoring.run.scored") == 2
    assert "scoring.run.published" in verbs


def test_entries_of_others_stand_in_the_chain_by_their_digest_only(scored, inspector):
    months.run((1, 2), slug="khac")
    months.run((1, 2), month=months.AUGUST.shift(1))

    _, files = export(inspector, span=Span(months.AUGUST, months.AUGUST.shift(1)))

    lines = files["nhat-ky/chuoi.txt"].decode("utf-8-sig").splitlines()[1:]
    texts = [json.loads(line.split("\t")[3]) for line in lines if line.split("\t")[3]]
    assert len(texts) < len(lines)
    assert len([text for text in texts if text[1] == "scoring.run.scored"]) == 3


def test_making_one_is_recorded_with_its_code_but_not_its_reason(scored, inspector):
    dossier, _ = export(inspector)

    entry = Entry.objects.get(verb="supervision.dossier.exported")
    assert (entry.actor, entry.subject_id) == (inspector.opaque_id, str(dossier.public_id))
    assert entry.details["digest"] == dossier.digest
    assert "công văn" not in json.dumps(entry.details, ensure_ascii=False)


def test_the_same_moment_gives_the_same_code(scored, inspector):
    first, _ = export(inspector)
    again, _ = export(inspector)
    later, _ = export(inspector, at=months.AT + timedelta(seconds=1))

    assert first.digest == again.digest
    assert later.digest != again.digest


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"reason": "  "}, actions.WithoutReason),
        ({"span": Span(months.JANUARY, months.JANUARY)}, actions.NothingToExport),
        ({"span": Span(months.JANUARY.shift(-60), months.AUGUST)}, actions.TooLong),
    ],
)
def test_what_is_refused_leaves_nothing(wrong, refusal, scored, inspector):
    with pytest.raises(refusal):
        export(inspector, **wrong)

    assert not Dossier.objects.exists()
    assert not Entry.objects.filter(verb="supervision.dossier.exported").exists()


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"last_month": "2026-07"}, "a_dossier_ends_after_it_begins"),
        ({"last_month": "2026-13"}, "a_dossier_has_real_months"),
        ({"reason": ""}, "a_dossier_says_why"),
        ({"digest": "x"}, "a_dossier_digest_is_sha256"),
    ],
)
def test_the_database_refuses(wrong, name):
    right = {
        "kind": ScopeKind.UNIT,
        "series": months.series(),
        "code": "U1",
        "name": "Đơn vị 1",
        "first_month": "2026-08",
        "last_month": "2026-08",
        "reason": REASON,
        "digest": "0" * 64,
        "size": 1,
        "at": months.AT,
        "by": people.person().public_id,
    }

    with pytest.raises(IntegrityError, match=name):
        Dossier.objects.create(**right | wrong)


# ---------------------------------------------------------------- the page


@pytest.mark.parametrize(
    ("who", "answer"),
    [("inspector", 200), ("officer", 404), ("administrator", 404), ("outsider", 404)],
)
def test_the_page_is_there_for_inspectors_only(who, answer, request, client):
    client.force_login(request.getfixturevalue(who))

    assert client.get(ADDRESS).status_code == answer
    assert client.post(ADDRESS, FORM).status_code in (answer, 422)


def test_who_has_not_signed_in_is_led_to_sign_in(client):
    assert client.get(ADDRESS).status_code == 302


def test_a_right_form_is_answered_with_the_file_itself(scored, inspector, client):
    client.force_login(inspector)

    response = client.post(ADDRESS, FORM)

    source = b"".join(response.streaming_content)
    assert response["Content-Disposition"].endswith('ho-so-kiem-tra-U1-2026-07-2026-08.zip"')
    assert "kiem-tra.py" in zipfile.ZipFile(io.BytesIO(source)).namelist()
    assert Dossier.objects.get().digest in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"unit": ""}, "Hãy chọn “Đơn vị”."),
        ({"unit": "thu/U9"}, "Hãy chọn trong danh sách."),
        ({"first": "09/2026"}, "Tháng cuối phải từ tháng 9/2026 trở đi."),
        ({"reason": " "}, "Hãy điền “Lý do”."),
        ({"kind": "criterion"}, "Hãy chọn “Nhóm, tiêu chí”."),
        ({"first": "01/2026", "last": "02/2026"}, "Hãy chọn tháng khác."),
    ],
)
def test_a_wrong_form_says_what_is_wrong_and_makes_nothing(wrong, said, scored, inspector, client):
    client.force_login(inspector)

    response = client.post(ADDRESS, FORM | wrong)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Dossier.objects.exists()


def test_an_empty_page_says_when_there_is_something_to_inspect(inspector, client):
    client.force_login(inspector)

    page = client.get(ADDRESS).content.decode()

    assert "Chưa có tháng nào được chấm" in page
    assert "Chưa lập hồ sơ nào" in page


def test_more_files_cost_no_more_queries(scored, inspector, client, assert_queries_stay_flat):
    client.force_login(inspector)
    export(inspector)

    assert_queries_stay_flat(
        show=lambda: client.get(ADDRESS),
        grow=lambda: [export(people.person()) for _ in range(3)],
    )
