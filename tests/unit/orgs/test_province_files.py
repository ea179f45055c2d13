"""A province's folder that cannot be read is refused with the file and the line, and whole."""

import shutil
from pathlib import Path

import pytest

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.models import Version
from tests.factories import organisations

pytestmark = pytest.mark.django_db
LAI_CHAU = Path(__file__).parents[3] / "organisations" / "lai-chau"
REFORM, UNITS = "reform-2025-07-01.csv", "units-2025-01-01.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(LAI_CHAU, tmp_path / "tinh")


def spoil(file: Path, old: str, new: str) -> None:
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (REFORM, "03386; 03388", "99999; 03388", f"{REFORM}, dòng 2: .* mã 99999"),
        (REFORM, ",ward,", ",quarter,", "“kind” có giá trị “quarter”"),
        (REFORM, "from_codes", "codes", "thiếu cột “from_codes”"),
        (REFORM, "; 03391; 03403,new", ",new,thừa", "số ô không khớp"),
        (UNITS, ",105,confirmed", ",999,confirmed", "không có đơn vị nào mang mã 999"),
        (UNITS, "district,105", "quan,105", "“level” có giá trị “quan”"),
        (UNITS, "district,106", "district,105", "Mã trong tệp số liệu|Mã đơn vị hành chính 105"),
        ("agencies.csv", ",agency,,,", ",agency,Sở Lạ,,", "chưa có cơ quan cấp trên “Sở Lạ”"),
        ("acts.csv", "2025-06-16", "16/06/2025", "“issued_on” có giá trị “16/06/2025”"),
        ("acts.csv", "reform,", "Reform,", "“step” có giá trị “Reform”"),
        ("blocks.csv", ",yes,", ",có,", "“is_scored” có giá trị “có”"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_stored(folder, name, old, new, words):
    spoil(folder / name, old, new)

    with pytest.raises(actions.Refused, match=words):
        actions.load_province(folder=folder, by=None, at=organisations.AT)

    assert not Version.objects.exists()
    assert not Entry.objects.exists()


def test_a_missing_file_is_named(folder):
    (folder / "agencies.csv").unlink()

    with pytest.raises(actions.WrongFolder, match=r"đúng một tệp agencies.csv.*thấy 0"):
        actions.load_province(folder=folder, by=None, at=organisations.AT)


def test_a_file_in_another_encoding_is_named(folder):
    (folder / "blocks.csv").write_bytes("block,khối".encode("utf-16"))

    with pytest.raises(actions.WrongFolder, match="blocks.csv: không phải văn bản UTF-8"):
        actions.load_province(folder=folder, by=None, at=organisations.AT)


def test_a_step_without_its_act_is_refused(folder):
    spoil(folder / "acts.csv", "abolish,", "blocks,")

    with pytest.raises(actions.WrongFolder, match="acts.csv: thiếu dòng “abolish”"):
        actions.load_province(folder=folder, by=None, at=organisations.AT)


def test_a_province_is_loaded_into_an_empty_system_only(folder):
    organisations.province()

    with pytest.raises(actions.AlreadyLoaded, match="đã có địa bàn"):
        actions.load_province(folder=folder, by=None, at=organisations.AT)

    assert len(queries.tree(on=organisations.FIRST)) == 1
