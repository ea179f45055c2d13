"""The page of trust, and how the signatures of a file stand, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from chamdiem.portal.common.look import Crumb
from chamdiem.portal.directives import queries
from chamdiem.portal.directives.choices import SignatureState, TrustKind
from chamdiem.portal.directives.forms import TrustForm
from chamdiem.portal.directives.models import SignatureCheck, TrustFile
from chamdiem.portal.directives.pages.listing import HOME, TITLE
from chamdiem.portal.files.models import Stored

TONES = {
    SignatureState.TRUSTED: ("ok", "check"),
    SignatureState.UNCHECKED: ("warn", "alert-triangle"),
    SignatureState.ALTERED: ("bad", "x"),
    SignatureState.NONE: ("", "minus"),
}


@dataclass(frozen=True, slots=True)
class SignedShown:
    """One signature as shown."""

    signer: str
    at: datetime | None
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class SignaturesShown:
    """How the signatures of a file stand (chữ ký số): a word, a tone, an icon, and why."""

    state: str
    tone: str
    icon: str
    why: str
    checked_at: datetime
    as_of: date | None
    signatures: tuple[SignedShown, ...]


@dataclass(frozen=True, slots=True)
class TrustPage:
    """What signatures are checked against."""

    crumbs: tuple[Crumb, ...]
    roots: Sequence[TrustFile]
    lists: Sequence[TrustFile]
    form: Any
    refusal: str


def trust_page(*, form: TrustForm, refusal: str = "") -> TrustPage:
    """Show the roots and lists in use, and take a file."""
    rows = queries.trusted()
    return TrustPage(
        crumbs=(HOME, Crumb(TITLE, reverse("directives:list")), Crumb("Nguồn tin cậy")),
        roots=[row for row in rows if row.kind == TrustKind.ROOT],
        lists=[row for row in rows if row.kind == TrustKind.REVOKED],
        form=form,
        refusal=refusal,
    )


def signatures_shown(*, file: Stored | None) -> SignaturesShown | None:
    """Return how the signatures of a file stand, nothing where they were never checked."""
    row = queries.last_check(file=file)
    return _shown(row) if row else None


def _shown(row: SignatureCheck) -> SignaturesShown:
    state = SignatureState(row.state)
    tone, icon = TONES[state]
    return SignaturesShown(
        state=str(state.label),
        tone=tone,
        icon=icon,
        why=row.why,
        checked_at=row.at,
        as_of=row.trusted_as_of,
        signatures=tuple(
            SignedShown(
                one["signer"],
                datetime.fromisoformat(one["at"]) if one["at"] else None,
                str(SignatureState(one["state"]).label),
                one["why"],
            )
            for one in row.signatures
        ),
    )
