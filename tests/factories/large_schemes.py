"""A scheme of many criteria, for tests of weight and speed."""

from tests.factories.months import SCHEME

_LEAF = """
      - code: T{n}
        name: Tỷ lệ hồ sơ thủ tục hành chính xử lý đúng hạn của lĩnh vực {n}
        max: 1
        clause: Phụ lục, mục 1, tiêu chí 1.{n}
        rule: {{kind: ratio, numerator: d{n}, denominator: a{n}, part_of: true}}"""
_INPUTS = """
  d{n}: {{name: Hồ sơ xử lý đúng hạn lĩnh vực {n}, definition: Đếm hồ sơ xử lý xong trong tháng.}}
  a{n}: {{name: Hồ sơ tiếp nhận lĩnh vực {n}, definition: Đếm hồ sơ nhận trong tháng., direction: none}}"""  # noqa: E501


def large(leaves: int = 100) -> str:
    """Return the small scheme with that many criteria, two figures each."""
    head = SCHEME.split("inputs:")[0].replace("max: 10}", f"max: {leaves}}}")
    head = head.replace("id: nho", f"id: lon-{leaves}")
    inputs = "".join(_INPUTS.format(n=n) for n in range(leaves))
    tree = "".join(_LEAF.format(n=n) for n in range(leaves))
    group = f"\ntree:\n  - code: all\n    name: Tiến độ\n    max: {leaves}\n    clause: mục 1\n"
    return f"{head}inputs:{inputs}{group}    children:{tree}\n"
