"""What people do to scores: draft, keep, throw away, publish."""

from chamdiem.portal.scoring.actions.drafts import AlreadyDecided, discard, keep, open_draft
from chamdiem.portal.scoring.actions.runs import (
    AlreadyPublished,
    NoReason,
    OfAPeriod,
    Release,
    SchemeNotActivated,
    Superseded,
    publish,
    record_published_points,
    score,
    score_figures,
    seal,
)
from chamdiem.portal.scoring.actions.sealing import (
    StoredDiffers,
    canonical_fingerprint,
    fingerprint_of,
    seal_month,
    seal_run,
)
from chamdiem.portal.scoring.actions.series import open_series

__all__ = [
    "AlreadyDecided",
    "AlreadyPublished",
    "NoReason",
    "OfAPeriod",
    "Release",
    "SchemeNotActivated",
    "StoredDiffers",
    "Superseded",
    "canonical_fingerprint",
    "discard",
    "fingerprint_of",
    "keep",
    "open_draft",
    "open_series",
    "publish",
    "record_published_points",
    "score",
    "score_figures",
    "seal",
    "seal_month",
    "seal_run",
]
