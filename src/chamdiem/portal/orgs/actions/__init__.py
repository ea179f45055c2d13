"""What people do to organisations: each act has a day, a document, and one line in the trail."""

from chamdiem.portal.orgs.actions.blocks import settle_block
from chamdiem.portal.orgs.actions.changing import NothingChanged, abolish, change
from chamdiem.portal.orgs.actions.checking import (
    CodeTaken,
    NoSuchDay,
    NotACode,
    NotEstablished,
    NotNamed,
    OutsideItsBlock,
    OwnParent,
    ParentNotThere,
    RootHasNoParent,
)
from chamdiem.portal.orgs.actions.correcting import (
    CoversAnother,
    EndBeforeBeginning,
    NoReason,
    correct,
)
from chamdiem.portal.orgs.actions.founding import AlreadyEstablished, establish, found, record
from chamdiem.portal.orgs.actions.ground import BasisNotIssued, Contradiction, NoBasis, Refused
from chamdiem.portal.orgs.actions.imports import (
    AlreadyDecided,
    NothingToKeep,
    Overtaken,
    basis_of,
    discard,
    keep,
    open_draft,
    plan_of,
)
from chamdiem.portal.orgs.actions.joining import NothingToJoin, TooFewParts, merge, split
from chamdiem.portal.orgs.actions.once import AlreadySent, once, rehearse
from chamdiem.portal.orgs.actions.province import (
    AlreadyLoaded,
    Loaded,
    begin_province,
    load_province,
    reform_province,
)
from chamdiem.portal.orgs.actions.province_files import WrongFolder
from chamdiem.portal.orgs.actions.versions import (
    BeforeFounding,
    Ended,
    EndsTheJurisdiction,
    HasChildren,
    JustChanged,
    LaterChangeStands,
    SameDay,
    StaleForm,
)

__all__ = [
    "AlreadyDecided",
    "AlreadyEstablished",
    "AlreadyLoaded",
    "AlreadySent",
    "BasisNotIssued",
    "BeforeFounding",
    "CodeTaken",
    "Contradiction",
    "CoversAnother",
    "EndBeforeBeginning",
    "Ended",
    "EndsTheJurisdiction",
    "HasChildren",
    "JustChanged",
    "LaterChangeStands",
    "Loaded",
    "NoBasis",
    "NoReason",
    "NoSuchDay",
    "NotACode",
    "NotEstablished",
    "NotNamed",
    "NothingChanged",
    "NothingToJoin",
    "NothingToKeep",
    "OutsideItsBlock",
    "Overtaken",
    "OwnParent",
    "ParentNotThere",
    "Refused",
    "RootHasNoParent",
    "SameDay",
    "StaleForm",
    "TooFewParts",
    "WrongFolder",
    "abolish",
    "basis_of",
    "begin_province",
    "change",
    "correct",
    "discard",
    "establish",
    "found",
    "keep",
    "load_province",
    "merge",
    "once",
    "open_draft",
    "plan_of",
    "record",
    "reform_province",
    "rehearse",
    "settle_block",
    "split",
]
