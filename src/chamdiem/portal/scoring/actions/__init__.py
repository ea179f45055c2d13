"""What people do to scores: draft, keep, throw away, publish."""

from chamdiem.portal.scoring.actions.drafts import AlreadyDecided, discard, keep, open_draft
from chamdiem.portal.scoring.actions.runs import (
    AlreadyPublished,
    NoReason,
    SchemeNotActivated,
    Superseded,
    publish,
    record_published_points,
    score,
    score_figures,
)
from chamdiem.portal.scoring.actions.sealing import StoredDiffers, seal_run
from chamdiem.portal.scoring.actions.series import open_series

__all__ = [
    "AlreadyDecided",
    "AlreadyPublished",
    "NoReason",
    "SchemeNotActivated",
    "StoredDiffers",
    "Superseded",
    "discard",
    "keep",
    "open_draft",
    "open_series",
    "publish",
    "record_published_points",
    "score",
    "score_figures",
    "seal_run",
]
