"""What stands in an inspection file, part by part; each part is read when it is written."""

from collections.abc import Iterator, Sequence

from chamdiem.engine.periods import Month
from chamdiem.formats.dossiers import Part, document, lines, safe, table
from chamdiem.portal.scoring.models import Run
from chamdiem.portal.supervision.queries import months, organisations, posts, schemes, trail
from chamdiem.portal.supervision.scope import Scope, Span


def parts(*, scope: Scope, span: Span, runs: Sequence[Run]) -> Iterator[Part]:
    """Return everything of the scope in the months, as it was."""
    yield Part(
        "cac-lan-cham.csv",
        "Mọi lần chấm của các tháng, cả lần đã bị thay; lần nào đã công bố",
        table(months.RUNS, months.run_rows(runs)),
    )
    for run in runs:
        yield from _month(run, scope)
    yield Part(
        "da-cong-bo-ben-ngoai.csv",
        "Điểm do nguồn bên ngoài công bố, để đối chiếu; không có thì bảng trống",
        table(months.PUBLISHED, months.published(scope=scope, span=span)),
    )
    yield from _schemes(runs)
    bearers = organisations.bearers(scope=scope, span=span, runs=runs)
    yield from _organisations(bearers)
    yield from _posts(bearers, span)
    yield from _trail(scope, span, runs, bearers)


def _month(run: Run, scope: Scope) -> Iterator[Part]:
    folder, told = (
        f"thang/{run.month}/lan-{run.number}",
        f"{Month.parse(run.month).spoken}, lần {run.number}",
    )
    yield Part(
        f"{folder}/so-lieu.csv",
        f"Số liệu {told}: nguồn gốc, người và lúc nhập, thay số liệu nào",
        table(months.FIGURES, months.figures(run=run, scope=scope)),
    )
    yield Part(
        f"{folder}/tung-buoc.csv",
        f"Điểm từng nhóm, tiêu chí {told}",
        table(months.STEPS, months.steps(run=run, scope=scope)),
    )
    yield Part(
        f"{folder}/ket-qua.csv",
        f"Tổng điểm, xếp loại, hạng của mọi đơn vị {told}",
        table(months.TOTALS, months.totals(run=run)),
    )
    yield Part(
        f"{folder}/dien-giai.txt",
        f"Diễn giải điểm {told}",
        lines(months.reasons(run=run, scope=scope)),
    )


def _schemes(runs: Sequence[Run]) -> Iterator[Part]:
    versions = schemes.versions(runs=runs)
    for version in versions:
        yield Part(
            f"bo-tieu-chi/{safe(version.scheme_id)}-{safe(version.version)}.yaml",
            f"Bộ tiêu chí {version}, nguyên văn từng byte",
            [bytes(version.source)],
        )
    yield Part(
        "bo-tieu-chi/kich-hoat.csv",
        "Văn bản đưa bộ tiêu chí vào áp dụng; bản dự thảo không có dòng nào",
        table(schemes.ACTIVATIONS, schemes.activations(of=versions)),
    )


def _organisations(bearers: frozenset[int]) -> Iterator[Part]:
    yield Part(
        "to-chuc/lich-su.csv",
        "Lịch sử tổ chức, cả ghi nhận đã được thay",
        table(organisations.HISTORY, organisations.history(organisations=bearers)),
    )
    yield Part(
        "to-chuc/ke-thua.csv",
        "Cơ quan nào kế thừa cơ quan nào",
        table(organisations.SUCCESSIONS, organisations.successions(organisations=bearers)),
    )


def _posts(bearers: frozenset[int], span: Span) -> Iterator[Part]:
    terms = posts.tenures(organisations=bearers, span=span)
    shares = posts.weights(organisations=bearers, span=span)
    lent = posts.delegations(organisations=bearers, span=span)
    points = posts.focal_points(organisations=bearers, span=span)
    tables = (
        ("nhiem-ky", "Người đứng đầu, cấp phó (mã)", posts.TENURES, terms),
        ("trong-so", "Trọng số ngày của người đứng đầu", posts.WEIGHTS, shares),
        ("uy-quyen", "Uỷ quyền", posts.DELEGATIONS, lent),
        ("dau-moi", "Đầu mối và văn bản cử", posts.FOCAL_POINTS, points),
    )
    for name, what, heading, rows in tables:
        yield Part(f"chuc-vu/{name}.csv", what, table(heading, rows))
    sheets = posts.handovers(organisations=bearers, span=span)
    yield Part(
        "chuc-vu/ban-giao.json", "Biên bản bàn giao khi đổi người đứng đầu", document(sheets)
    )


def _trail(
    scope: Scope, span: Span, runs: Sequence[Run], bearers: frozenset[int]
) -> Iterator[Part]:
    found = trail.piece(subjects=_subjects(scope, span, runs, bearers))
    if found is None:
        return
    yield Part(
        "nhat-ky/cac-viec.csv",
        "Nhật ký: mọi việc liên quan, theo thứ tự ghi",
        table(trail.ENTRIES, trail.entries(of=found)),
    )
    yield Part(
        "nhat-ky/chuoi.txt",
        "Đoạn chuỗi nhật ký để kiem-tra.py kiểm tra; việc của nơi khác chỉ có mã băm",
        lines(trail.chain(of=found)),
    )
    yield Part(
        "nhat-ky/moc-neo.json",
        "Mốc neo của chuỗi nhật ký, đối chiếu với bản in",
        document(trail.anchors(of=found)),
    )


def _subjects(
    scope: Scope, span: Span, runs: Sequence[Run], bearers: frozenset[int]
) -> trail.Subjects:
    """Return what the trail calls everything in the file."""
    versions = schemes.versions(runs=runs)
    return {
        "scoring.series": [str(scope.series.pk)],
        "scoring.run": trail.keys_of(runs),
        "schemes.schemeversion": trail.keys_of(versions),
        "orgs.organisation": organisations.public_ids(organisations=bearers),
        **posts.public_ids(organisations=bearers, span=span),
    }
