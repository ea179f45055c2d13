"""Rules of local digital indices, with the numbers of their annexes, from a file to points."""

import pytest

from tests.spec import months

DISTRICT = """
    Số cuộc họp | Số cuộc do người đứng đầu chủ trì | Số cuộc họp chuyển đổi số | Văn bản người đứng đầu ký | Văn bản phải có | HUYEN.1 | HUYEN.2 | HUYEN.3
    0           | 0                                 | 0                         | 0                         | 4               | 0,00    | 0,00    | 0,00
    1           | 1                                 | 3                         | 1                         | 4               | 5,00    | 6,67    | 5,00
    2           | 2                                 | 3                         | 2                         | 3               | 10,00   | 13,33   | 13,33
    3           | 3                                 | 3                         | 4                         | 4               | 15,00   | 20,00   | 20,00
    4           | 2                                 | 4                         | 5                         | 4               | 20,00   | 10,00   | 20,00
    9           | 0                                 | 9                         | 1                         | 3               | 20,00   | 0,00    | 6,67
"""  # noqa: E501
CAO_LANH = """
    Trưởng Ban chỉ đạo | Dự họp của tỉnh | Chủ trì họp của huyện | CAOLANH.1 | CAOLANH.2
    Bí thư, Chủ tịch   | Có              | Có                    | 10,00     | 10,00
    Cấp phó            | Có              | Không                 | 5,00      | 5,00
    Không              | Không           | Có                    | 0,00      | 5,00
    Không              | Không           | Không                 | 0,00      | 0,00
"""
THANH_HOA = """
    Vai trò ở xã    | THANHHOA
    Trưởng ban      | 20,00
    Phó Trưởng ban  | 10,00
    Không           | 0,00
"""
REST = {
    "meetings": "4", "chaired": "1", "held": "1", "signed": "1", "required": "1",
    "head": "2", "attends": "Có", "chairs": "Có", "commune_head": "2",
}  # fmt: skip
NODES = [
    (table, node)
    for table in (DISTRICT, CAO_LANH, THANH_HOA)
    for node in table.split("\n")[1].replace("|", " ").split()
    if node.isupper() or "." in node
]


@pytest.mark.parametrize(("table", "node"), NODES, ids=[node for _, node in NODES])
def test_the_file_gives_the_points_of_the_table(table: str, node: str) -> None:
    month = months.scored("local-dti", table, **REST)

    assert months.shown(month, node) == months.expected(table, node)


def test_every_leaf_of_the_file_has_its_column() -> None:
    leaves = {leaf.code for leaf in months.scheme("local-dti").leaves()}

    assert {node for _, node in NODES} == leaves


def test_who_does_everything_has_all_points() -> None:
    month = months.scored("local-dti", THANH_HOA, **REST)

    assert month.total.shown(0) == 10000
