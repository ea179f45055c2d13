"""A scheme's file alone: the form, what is wrong with it, what it would bring."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from chamdiem.engine.scheme import Scheme
from chamdiem.formats.child import read_scheme_outside
from chamdiem.formats.problems import Refused
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.wrong import Wrong
from chamdiem.portal.schemes import queries
from chamdiem.portal.schemes.forms import SchemeFileForm
from chamdiem.portal.schemes.models import SchemeDraft
from chamdiem.portal.schemes.pages.one import NodeShown, nodes_of
from chamdiem.portal.schemes.pages.standing import crumbs
from chamdiem.portal.schemes.proofs import Proofs
from chamdiem.portal.schemes.queries import DraftListed

TITLE = "Nạp bộ tiêu chí"


@dataclass(frozen=True, slots=True)
class UploadPage:
    """The form with what was wrong the last time, and the files that wait."""

    form: SchemeFileForm
    crumbs: tuple[Crumb, ...]
    drafts: Sequence[DraftListed]
    wrong: Wrong
    refusal: str


@dataclass(frozen=True, slots=True)
class DraftPage:
    """What a checked file would bring."""

    draft: SchemeDraft
    scheme: Scheme
    crumbs: tuple[Crumb, ...]
    digest: str
    nodes: tuple[NodeShown, ...]
    leaves: int
    notes: tuple[str, ...]
    proofs: Proofs
    is_known: bool


def upload_page(
    *, form: SchemeFileForm, author: UUID, refused: Refused | None = None, refusal: str = ""
) -> UploadPage:
    """Return the form; `refused` carries every error of the file, `refusal` any other."""
    return UploadPage(
        form=form,
        crumbs=crumbs(Crumb(TITLE)),
        drafts=queries.drafts_of(author),
        wrong=Wrong.of(refused),
        refusal=refusal,
    )


def draft_page(*, draft: SchemeDraft) -> DraftPage:
    """Read a waiting file for its author's eyes."""
    loaded = read_scheme_outside(bytes(draft.source), draft.file_name)
    scheme = loaded.scheme
    return DraftPage(
        draft=draft,
        scheme=scheme,
        crumbs=crumbs(Crumb(TITLE, reverse("schemes:upload")), Crumb(draft.file_name)),
        digest=loaded.digest,
        nodes=nodes_of(scheme),
        leaves=len(tuple(scheme.leaves())),
        notes=loaded.notes,
        proofs=Proofs.of(scheme),
        is_known=queries.known(scheme_id=scheme.id, version=scheme.version) is not None,
    )
