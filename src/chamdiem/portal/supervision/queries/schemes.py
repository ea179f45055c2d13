"""The schemes behind the months, byte for byte, and the acts that put them in force."""

from collections.abc import Iterator, Sequence

from chamdiem.portal.schemes.models import Activation, SchemeVersion
from chamdiem.portal.scoring.models import Run
from chamdiem.portal.supervision.queries.months import Row, instant

ACTIVATIONS = (
    "bộ tiêu chí", "áp dụng từ tháng", "số, ký hiệu", "ngày ban hành", "cơ quan ban hành",
    "trích yếu", "người nạp (mã)", "kích hoạt lúc", "người kích hoạt (mã)",
)  # fmt: skip


def versions(*, runs: Sequence[Run]) -> Sequence[SchemeVersion]:
    """Return every version that scored any of the months."""
    found = SchemeVersion.objects.filter(pk__in={run.scheme_version_id for run in runs})
    return list(found.order_by("scheme_id", "version"))


def activations(*, of: Sequence[SchemeVersion]) -> Iterator[Row]:
    """Yield the acts that put the versions in force; a draft has none."""
    rows = Activation.objects.filter(version__in=of).select_related("version")
    for row in rows.order_by("first_month", "pk"):
        yield (
            str(row.version),
            row.first_month,
            row.act_number,
            row.act_issued_on,
            row.act_issuer,
            row.act_title,
            row.drafted_by,
            instant(row.activated_at),
            row.activated_by,
        )
