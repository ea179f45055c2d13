"""A month that many units have sent, written in bulk: for tests of weight and speed."""

from chamdiem.engine.scheme import Scheme
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import Answer, Capacity, ReturnState, Way
from chamdiem.portal.returns.models import Return, ReturnStep, Sending, SentFigure, SentLeaf
from chamdiem.portal.schemes.queries import scheme_of
from tests.factories import people, posts
from tests.factories.returns import AT

_WAY = (ReturnState.EMPTY, ReturnState.ENTERING, ReturnState.SENT)


def send_all(of: Period) -> None:
    """Let every unit of a month have sent 9 of 10 everywhere."""
    by, scheme = people.person().public_id, scheme_of(of.scheme_version)
    expected = of.expected.order_by("position").values_list("organisation_id", flat=True)
    Return.objects.bulk_create(Return(period=of, organisation_id=unit) for unit in expected)
    rows = list(of.returns.select_related("organisation").order_by("id"))
    Sending.objects.bulk_create(
        Sending(
            of=row,
            number=1,
            way=Way.SITE,
            fingerprint=f"{row.pk:064x}",
            signer=posts.tenure(row.organisation).person.public_id,
            capacity=Capacity.HEAD,
            arrived_at=AT,
            at=AT,
            by=by,
        )
        for row in rows
    )
    sendings = list(Sending.objects.filter(of__period=of).order_by("id"))
    _say(sendings, scheme)
    for before, after in zip(_WAY, _WAY[1:], strict=False):
        ReturnStep.objects.bulk_create(
            ReturnStep(of=row, from_state=before, to_state=after, at=AT, by=by) for row in rows
        )


def _say(sendings: list[Sending], scheme: Scheme) -> None:
    """Fill sendings with figures and criteria."""
    SentFigure.objects.bulk_create(
        SentFigure(
            sending=one,
            input_code=item.code,
            answer=Answer.VALUE,
            value=9 if item.code.startswith("d") else 10,
        )
        for one in sendings
        for item in scheme.inputs
    )
    SentLeaf.objects.bulk_create(
        SentLeaf(
            sending=one,
            leaf=leaf.code,
            points=9 * leaf.maximum // 10,
            text="Theo sổ theo dõi",
            digest=f"{one.pk:032x}{leaf.maximum:032x}",
        )
        for one in sendings
        for leaf in scheme.leaves()
    )
