"""Guidance of criteria: what is in force, what was before, what waits for its release."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from chamdiem.portal.guidance.facts import Counts, Drafted, Shown, Told
from chamdiem.portal.guidance.models import AnswerRelease, Guidance, Release, Takeover
from chamdiem.portal.guidance.queries.sources import Place, Source, sources, taken, taken_of
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of


def of_leaf(*, version: SchemeVersion, leaf: str) -> Shown | None:
    """Return the guidance in force of a criterion (hướng dẫn đang dùng)."""
    found = history(version=version, leaf=leaf)
    return found[0] if found else None


def history(*, version: SchemeVersion, leaf: str) -> tuple[Shown, ...]:
    """Return all guidance that was released for a criterion, the one in force first."""
    known = sources(version, leaf, taken_of(leaf))
    rows = Release.objects.filter(
        guidance__leaf=leaf, guidance__version_id__in=[one.version_id for one in known]
    )
    by_version: dict[int, list[Release]] = defaultdict(list)
    for row in rows.select_related("guidance__version").order_by("-id"):
        by_version[row.guidance.version_id].append(row)
    return tuple(
        _shown(row, version)
        for one in known
        for row in by_version[one.version_id]
        if one.has(row.at)
    )


def draft_of(*, version: SchemeVersion, leaf: str) -> Drafted | None:
    """Return the latest draft, None where the latest was released."""
    row = Guidance.objects.filter(version=version, leaf=leaf).order_by("-id").first()
    if row is None or hasattr(row, "release"):
        return None
    return Drafted(row.pk, told(row), row.at, row.by)


def drafts() -> tuple[tuple[int, str], ...]:
    """Return version and criterion of all drafts that wait for their release."""
    latest: dict[Place, bool] = {}
    rows = Guidance.objects.order_by("id")
    for version, leaf, release in rows.values_list("version_id", "leaf", "release__id"):
        latest[version, leaf] = release is None
    return tuple(place for place, is_waiting in latest.items() if is_waiting)


def counts(*, version: SchemeVersion, until: datetime | None = None) -> Mapping[str, Counts]:
    """Return how much there is to read at each criterion of a version; few questions, no more.

    `until` leaves out what came after it: a locked month counts what it had.
    """
    known = taken()
    released = _places(Release, "guidance__version_id", "guidance__leaf", "guidance_id")
    answers = _places(
        AnswerRelease,
        "answer__question__version_id",
        "answer__question__leaf",
        "answer__question_id",
    )
    found = {}
    for leaf in scheme_of(version).leaves():
        several = sources(version, leaf.code, known)
        found[leaf.code] = Counts(
            has_guidance=bool(_among(released, several, leaf.code, until)),
            answers=len(_among(answers, several, leaf.code, until)),
        )
    return found


def may_take_over(*, version: SchemeVersion, former: SchemeVersion) -> tuple[str, ...]:
    """Return the criteria that both have, of which the former says something and this nothing."""
    done = set(Takeover.objects.filter(version=version).values_list("leaf", flat=True))
    here, there = counts(version=version), counts(version=former)
    return tuple(
        leaf
        for leaf, own in here.items()
        if leaf in there
        and leaf not in done
        and not own.has_guidance
        and (there[leaf].has_guidance or there[leaf].answers)
    )


def told(row: Guidance) -> Told:
    """Return what guidance says."""
    return Told(row.counts, row.counts_not, row.evidence, row.example)


def _shown(row: Release, version: SchemeVersion) -> Shown:
    of = row.guidance.version
    former = "" if of.pk == version.pk else f"{of.scheme_id}, phiên bản {of.version}"
    return Shown(row.guidance_id, told(row.guidance), row.at, former)


def _places(model: type, *columns: str) -> Mapping[Place, list[tuple[int, datetime]]]:
    found: dict[Place, list[tuple[int, datetime]]] = defaultdict(list)
    rows = model.objects.order_by("id")  # type: ignore[attr-defined]
    for version, leaf, key, at in rows.values_list(*columns, "at"):
        found[version, leaf].append((key, at))
    return found


def _among(
    rows: Mapping[Place, list[tuple[int, datetime]]],
    several: Collection[Source],
    leaf: str,
    until: datetime | None,
) -> set[int]:
    return {
        key
        for one in several
        for key, at in rows.get((one.version_id, leaf), ())
        if one.has(at) and (until is None or at <= until)
    }
