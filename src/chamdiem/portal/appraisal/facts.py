"""Plain values of appraisal: what was sent, settled, counted, compared; whom one may appraise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.figures import Figures
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.appraisal.choices import Alarm, Origin, Rule, Settled, Words
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns.choices import Answer, ReturnState

Place = tuple[int, str]  # the key of a return, the code of a criterion


@dataclass(frozen=True, slots=True)
class Given:
    """A figure somebody gave: an answer, a scaled value where it is a number."""

    answer: Answer
    value: int | None
    source: str = ""
    at: datetime | None = None

    def says(self, other: "Given") -> bool:
        """Tell whether both give the same answer and value."""
        return (self.answer, self.value) == (other.answer, other.value)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sending says of a criterion (I17): own points, words, digest, count of evidence."""

    points: int | None
    text: str
    digest: str
    evidence: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """The verdict that stands for a criterion of what was sent last (kết luận đang đứng)."""

    pk: int
    settled: Settled
    points: int | None
    consents: bool | None
    reason: str
    at: datetime
    by: UUID
    figures: Mapping[str, Given] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sent:
    """One expected unit as it stands: its return, its last sending and all that was said of it.

    `return_id` and `sending_id` are None where nothing was opened or sent.
    """

    expected: Expected
    return_id: int | None = None
    public_id: UUID | None = None
    state: ReturnState = ReturnState.EMPTY
    sending_id: int | None = None
    number: int = 0
    fingerprint: str = ""
    figures: Mapping[str, Given] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    held: Mapping[str, Given] = field(default_factory=dict)
    standing: Mapping[str, Standing] = field(default_factory=dict)
    latest: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_sent(self) -> bool:
        """Tell whether the unit ever sent its return."""
        return self.sending_id is not None

    @property
    def keys(self) -> tuple[int, int]:
        """The keys of the return and its last sending; there are none before it was sent."""
        if self.return_id is None or self.sending_id is None:
            raise ValueError(f"{self.expected.unit_code} has sent nothing")
        return self.return_id, self.sending_id


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure as it counts: what stands, whose it is; `said` is the answer before consent."""

    answer: Answer
    value: int | None
    origin: Origin
    source: str
    said: Answer

    @property
    def awaits_consent(self) -> bool:
        """Tell whether the answer counts as missing until a verifier agrees (I36)."""
        return self.said != self.answer


@dataclass(frozen=True, slots=True)
class Loaded:
    """A month as read, once: its scheme, its expected units that are scored, in order."""

    period: Period
    scheme: Scheme
    units: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a month is scored from; `origins` and `sources` hold by input a text a unit.

    `reasons` are the words behind every recorded point, by unit code and criterion; the figures
    carry their digests alone. `digest` identifies all of it.
    """

    units: tuple[Expected, ...]
    figures: Figures
    origins: Mapping[str, Sequence[str]]
    sources: Mapping[str, Sequence[str]]
    digest: str
    reasons: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Whole:
    """A month read and scored: by verdicts alone, and with the council's rulings."""

    loaded: Loaded
    gathered: Gathered
    evaluation: Evaluation
    ruled: Evaluation
    rulings: Mapping[Place, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Compared:
    """The points of one criterion of one unit, each kept apart (I17), scaled as the scheme's.

    `claimed` by the unit, `computed` by the rule on what counts, `appraised` as the verifier
    left it, `ruled` by the council. None: no number. Penalties are negative.
    """

    unit_code: str
    leaf: str
    return_id: int | None
    claimed: int | None
    computed: int | None
    appraised: int | None
    ruled: int | None
    verdict: Standing | None

    @property
    def final(self) -> int | None:
        """The points as they stand now."""
        return self.appraised if self.ruled is None else self.ruled

    @property
    def difference(self) -> int | None:
        """How the appraised points differ from the unit's own; None where one has no number."""
        if self.claimed is None or self.appraised is None:
            return None
        return self.appraised - self.claimed

    @property
    def is_override(self) -> bool:
        """Tell whether a verifier recorded other points than the rule computes."""
        by_hand = self.verdict is not None and self.verdict.settled is Settled.POINTS
        return by_hand and self.appraised != self.computed


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Criteria that a unit gave no points of its own (không có điểm tự chấm), and what they earn.

    “Không áp dụng”, “Không phát sinh”, “Chưa có số liệu” claim nothing, and may earn much.
    """

    count: int = 0
    points: int = 0


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing in a criterion of a unit that deserves a second look; it stops nothing."""

    unit_code: str
    leaf: str
    return_id: int | None
    alarm: Alarm
    words: str


@dataclass(frozen=True, slots=True)
class Before:
    """What a unit sent last before this month: its return, its points, verdicts that changed it."""

    return_id: int
    month: str
    state: ReturnState
    points: Mapping[str, int | None]
    settled: Mapping[str, Settled]


@dataclass(frozen=True, slots=True)
class ByRule:
    """A criterion that may be settled without a look, and by which rule."""

    unit: Sent
    leaf: str
    rule: Rule
    consents: bool | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be drawn into the sample, with how many tickets (trọng số theo rủi ro)."""

    public_id: str
    leaf: str
    weight: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row of the sample and whether somebody looked at it since."""

    unit_code: str
    return_id: int
    public_id: str
    leaf: str
    weight: int
    is_looked: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One word of a thread; of a question whether it was answered."""

    pk: int
    return_id: int
    leaf: str
    kind: Words
    text: str
    due_at: datetime | None
    at: datetime
    by: UUID
    is_answered: bool = False
