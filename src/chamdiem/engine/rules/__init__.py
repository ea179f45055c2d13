"""The rules by which a leaf earns points: one module each, one meaning each.

A rule answers twice: with exact integers over arrays (`quotient`, or `earn` where there is
no quotient) and with its meaning in fractions for one unit (`exact`). A quotient never
rounds; the pipeline does, once, where the scheme says.
"""

from chamdiem.engine.rules.base import Rule, Scales
from chamdiem.engine.rules.bonus import Bonus
from chamdiem.engine.rules.change import Change
from chamdiem.engine.rules.checklist import Checklist
from chamdiem.engine.rules.choice import Choice
from chamdiem.engine.rules.complement import ComplementOfSum
from chamdiem.engine.rules.deduction import Deduction
from chamdiem.engine.rules.given import GivenPoints
from chamdiem.engine.rules.goalposts import Goalposts, Scale
from chamdiem.engine.rules.information import Information
from chamdiem.engine.rules.lateness import Lateness
from chamdiem.engine.rules.manual import Manual
from chamdiem.engine.rules.peer_best import PeerBest
from chamdiem.engine.rules.peer_minmax import PeerMinMax
from chamdiem.engine.rules.peer_rank import PeerRank, Standing
from chamdiem.engine.rules.peer_zscore import PeerZScore
from chamdiem.engine.rules.penalty import Penalty
from chamdiem.engine.rules.piecewise import Piecewise
from chamdiem.engine.rules.rate import GivenRate
from chamdiem.engine.rules.ratio import Fallback, Ratio
from chamdiem.engine.rules.steps import Steps
from chamdiem.engine.rules.survey import Survey
from chamdiem.engine.rules.tasks import Tasks
from chamdiem.engine.rules.transfer import Transfer
from chamdiem.engine.rules.yesno import YesNo
from chamdiem.engine.sheets import Better, Case, Scope, Sheet, Spoken

RULES: tuple[type[Rule], ...] = (
    Ratio,
    GivenRate,
    ComplementOfSum,
    Steps,
    Piecewise,
    Choice,
    YesNo,
    Checklist,
    Goalposts,
    PeerMinMax,
    PeerBest,
    PeerRank,
    PeerZScore,
    Deduction,
    Lateness,
    Bonus,
    Penalty,
    Survey,
    Manual,
    Change,
    Transfer,
    Tasks,
    GivenPoints,
    Information,
)

__all__ = [
    "RULES",
    "Better",
    "Bonus",
    "Case",
    "Change",
    "Checklist",
    "Choice",
    "ComplementOfSum",
    "Deduction",
    "Fallback",
    "GivenPoints",
    "GivenRate",
    "Goalposts",
    "Information",
    "Lateness",
    "Manual",
    "PeerBest",
    "PeerMinMax",
    "PeerRank",
    "PeerZScore",
    "Penalty",
    "Piecewise",
    "Ratio",
    "Rule",
    "Scale",
    "Scales",
    "Scope",
    "Sheet",
    "Spoken",
    "Standing",
    "Steps",
    "Survey",
    "Tasks",
    "Transfer",
    "YesNo",
]
