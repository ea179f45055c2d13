"""What is the same in every letter of a month: who issues, where, the mark, the end."""

from collections.abc import Sequence

from chamdiem.portal.approval.letters import words
from chamdiem.portal.approval.letters.facts import MonthFacts
from chamdiem.writing import types
from chamdiem.writing.letter import Annex, Block, Letter, Signature

SAME = "Như trên"


def of_department(
    facts: MonthFacts,
    type_name: str,
    subject: str,
    body: Sequence[Block],
    *,
    recipients: Sequence[str],
    annexes: Sequence[Annex] = (),
    addressees: Sequence[str] = (),
    bases: Sequence[str] = (),
    signature: Signature | None = None,
    beside: Signature | None = None,
) -> Letter:
    """Return a letter of the Department (Sở KH&CN)."""
    names = facts.names
    return Letter(
        superior=names.superior,
        issuer=names.issuer,
        symbol=types.symbol(type_name, names.symbol),
        place=names.place,
        type_name=type_name,
        subject=subject,
        body=tuple(body),
        signature=signature or Signature(names.signer),
        recipients=tuple(recipients),
        kept_by=names.kept_by,
        addressees=tuple(addressees),
        bases=tuple(bases),
        mark=mark(facts),
        source=words.source(facts),
        beside=beside,
        annexes=tuple(annexes),
    )


def of_province(
    facts: MonthFacts,
    type_name: str,
    subject: str,
    body: Sequence[Block],
    *,
    signature: Signature,
    annexes: Sequence[Annex],
    bases: Sequence[str] = (),
    acts_as: str = "",
) -> Letter:
    """Return a draft of UBND tỉnh, whose person signs it."""
    names = facts.names
    return Letter(
        superior="",
        issuer=names.approver,
        symbol=types.symbol(type_name, names.approver_symbol),
        place=names.place,
        type_name=type_name,
        subject=subject,
        body=tuple(body),
        signature=signature,
        recipients=("Các cơ quan, đơn vị có tên tại Phụ lục", names.issuer),
        kept_by=names.approver_kept_by,
        bases=tuple(bases),
        mark=mark(facts),
        source=words.source(facts),
        acts_as=acts_as,
        annexes=tuple(annexes),
    )


def mark(facts: MonthFacts) -> str:
    """Return what stands above every page: a trial, invented figures, an illustrative scheme."""
    return " · ".join(facts.marks)
