"""What an inspection file says of itself: of what, which months, why, by whom, when."""

from dataclasses import dataclass

FORMAT = 1
KIND = "chamdiem-dossier"


@dataclass(frozen=True, slots=True)
class Frame:
    """The head of the index; `made_by` is an opaque id, never a name (I24)."""

    scope: str
    code: str
    name: str
    series: str
    first: str
    last: str
    reason: str
    made_at: str
    made_by: str
    system: str
    heading: str
    is_invented: bool = False

    def fields(self) -> dict[str, object]:
        """Return the head as the index writes it."""
        return {
            "format": FORMAT,
            "kind": KIND,
            "scope": {"kind": self.scope, "code": self.code, "name": self.name},
            "series": self.series,
            "months": {"first": self.first, "last": self.last},
            "reason": self.reason,
            "made_at": self.made_at,
            "made_by": self.made_by,
            "system": self.system,
            "invented": self.is_invented,
        }
