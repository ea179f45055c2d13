"""Turn the transcribed pages of the 766 index into the example month and its test figures.

    python tools/transcribe_vn766.py FOLDER

FOLDER holds leaves_2026_08.csv, progress_…, payment_… and the two published_… files. Written
anew, byte for byte the same: examples/phu-tho-2026-08.csv, …-published.csv, tests/real/*.csv.
"""

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PAGES = "Trang đánh giá công khai của Cổng Dịch vụ công quốc gia (dichvucong.gov.vn)"
READ = "đọc ngày 26–27/9/2026"
SITE = "dichvucong.gov.vn"
NAMES = {
    "transparency": "Công khai, minh bạch",
    "progress": "Tiến độ, kết quả giải quyết",
    "online_service": "Cung cấp dịch vụ công trực tuyến",
    "online_payment": "Thanh toán trực tuyến",
    "digitization": "Số hóa hồ sơ",
    "satisfaction": "Mức độ hài lòng",
}
RATE = "ELECTRONIC_CERTIFIED_COPY"
BLOCKS = {"province": "tinh", "department": "so-nganh", "commune": "xa-phuong"}
GIVEN = "điểm đã công bố, nhập nguyên"
ONE_PERIOD = "2026-08"
PROGRESS = {
    "ON_TIME.on_time": "on_time",
    "ON_TIME.received": "received",
    "AVG_DAYS.days": "avg_days",
}
PAYMENT = {
    "PAY_INTEGRATED": ("fee_formalities_integrated", "fee_formalities"),
    "PAY_TRANSACTED": ("formalities_with_online_payment", "fee_formalities_distinct"),
    "PAY_DOSSIERS": ("dossiers_paid_online", "dossiers_with_fee"),
}
SERVICE = {
    "DVCTT_PROVIDED.tthc_authority": "formalities_authority",
    "DVCTT_USED.services_with_dossiers": "online_services_with_dossiers",
    "DVCTT_USED.services_total": "online_services_total",
    "ONLINE_DOSSIERS.dossiers_online": "dossiers_online",
    "ONLINE_DOSSIERS.dossiers_total": "dossiers_total",
}
Row = dict[str, str]
Figure = tuple[str, str, str]


def main(folder: Path) -> None:
    """Read the pages and write the three files."""
    pages = {path.stem: _rows(path) for path in sorted(folder.glob("*.csv"))}
    whole = {row["unit_code"]: row for row in pages["published_totals_2026_08"]}
    inside = [row for row in pages["leaves_2026_08"] if row["unit_code"] in whole]
    others = [row for row in pages["leaves_2026_08"] if row["unit_code"] not in whole]
    _write(HERE / "examples/phu-tho-2026-08.csv", _month(whole, inside, pages))
    _write(HERE / "examples/phu-tho-2026-08-published.csv", _published(whole, inside, pages))
    _write(HERE / "tests/real/other_units.csv", [list(others[0]), *(r.values() for r in others)])


def _month(
    whole: dict[str, Row], leaves: list[Row], pages: dict[str, list[Row]]
) -> Iterator[Iterable[str]]:
    yield ["# format: 1"]
    yield ["# month: 2026-08"]
    yield ["# decimal: point"]
    yield [f"# source: {PAGES}, {READ}; tỉnh Phú Thọ và 13 đơn vị"]
    yield ["unit", "name", "block", "input", "value", "source"]
    for code, unit in whole.items():
        figures = [
            *_of_leaves(row for row in leaves if row["unit_code"] == code),
            *_of_progress(code, pages["progress_2026_08"]),
            *_of_service(unit, pages["published_online_service_2026_08"]),
            *_of_payment(code, pages["payment_2026_08"]),
        ]
        for input_code, value, source in figures:
            block = BLOCKS[unit["level"]]
            yield [code, unit["unit_name"], block, input_code, value, f"{SITE}, {source}"]


def _of_leaves(rows: Iterable[Row]) -> Iterator[Figure]:
    for row in rows:
        leaf = row["metric"]
        if leaf == RATE:
            yield f"{leaf}.rate_pct", row["ratio_pct"], NAMES[row["group"]]
        else:
            yield f"{leaf}.numerator", row["numerator"], NAMES[row["group"]]
            yield f"{leaf}.denominator", row["denominator"], NAMES[row["group"]]


def _of_progress(code: str, rows: list[Row]) -> Iterator[Figure]:
    row = _unit(code, rows)
    for input_code, column in PROGRESS.items():
        yield input_code, row[column], NAMES["progress"]


def _of_payment(code: str, rows: list[Row]) -> Iterator[Figure]:
    row = _unit(code, rows)
    for leaf, columns in PAYMENT.items():
        for column in columns:
            yield f"{leaf}.{column}", row[column], NAMES["online_payment"]


def _of_service(unit: Row, rows: list[Row]) -> Iterator[Figure]:
    """Return the province's own figures; of the other units only the points are known."""
    if unit["level"] != "province":
        yield "online_service.points", unit["online_service"], GIVEN
        return
    row = next(row for row in rows if row["period"] == ONE_PERIOD)
    partial, full = int(row["partial_online"]), int(row["full_online"])
    told = f"{NAMES['online_service']} ({partial} một phần + {full} toàn trình)"
    yield "DVCTT_PROVIDED.tthc_online", str(partial + full), told
    for input_code, column in SERVICE.items():
        yield input_code, row[column], NAMES["online_service"]


def _published(
    whole: dict[str, Row], leaves: list[Row], pages: dict[str, list[Row]]
) -> Iterator[Iterable[str]]:
    yield ["# format: 1"]
    yield ["# month: 2026-08"]
    yield [f"# source: {PAGES}, {READ}; điểm như đã công bố, blank = true là công bố để trống"]
    yield ["unit", "node", "points", "blank"]
    for code, unit in whole.items():
        progress = _unit(code, pages["progress_2026_08"])["score"]
        yield [code, "ON_TIME", progress, "false"]
        for row in leaves:
            if row["unit_code"] == code:
                yield [code, row["metric"], row["score"], "false" if row["score"] else "true"]
        for group in NAMES:
            yield [code, group, unit[group], "false"]


def _unit(code: str, rows: list[Row]) -> Row:
    return next(row for row in rows if row["unit_code"] == code)


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Iterable[Iterable[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
