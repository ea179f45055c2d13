"""The cast and the objects of the matrix of rights: who asks for what of whom.

A route with parameters must have its samples here, by its name; the test fails for one that
has none. `sees` names who may see the object once the gate has let them in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.audit.models import Link
from chamdiem.portal.common.rights import Right
from chamdiem.portal.files import actions as files
from chamdiem.portal.orgs.models import Draft as OrgsDraft
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.posts.models import Handover
from chamdiem.portal.privacy import actions as privacy
from chamdiem.portal.privacy.choices import Kind as RequestKind
from chamdiem.portal.returns import actions as filling
from chamdiem.portal.returns.choices import EvidenceKind
from chamdiem.portal.rights import actions as rights
from chamdiem.portal.rights.choices import Scope
from chamdiem.portal.rights.roles import OVERSEEING, ROLES, Role
from chamdiem.portal.schemes import actions as schemes
from chamdiem.portal.scoring.models import Draft
from tests.architecture import matrix_follow, matrix_work
from tests.factories import (
    appraisal,
    guidance,
    months,
    objections,
    organisations,
    people,
    periods,
    posts,
    returns,
)
from tests.factories.people import AT

NOBODY, CLOSED, NO_ROLE = "anonymous", "closed-account", "no-role"
OF_UNIT = {Role.PART_EDITOR, Role.UNIT_OFFICER, Role.HEAD, Role.DEPUTY}
READ_MONTHS = {
    role for role in Role if "months.see-unpublished" in ROLES[role].rights
}  # whoever sees a month sees what was kept of it
HANDLERS = {Role.OFFICER, Role.LEADER}
WRITES_GUIDANCE = {
    role for role in Role if {"guidance.write", "guidance.release"} & ROLES[role].rights
}
GIVERS = {role for role in Role if "files.give" in ROLES[role].rights}


@dataclass(frozen=True)
class Sample:
    """One object of a route; `sees` is None where everybody behind the gate may see it.

    `does` are who may send something there, None where they are those who see it.
    """

    label: str
    kwargs: Mapping[str, Any]
    sees: frozenset[str] | None = None
    does: frozenset[str] | None = None

    def lets(self, actor: str, method: str) -> bool:
        """Tell whether the object is there for somebody, to look at or to send to."""
        who = self.does if method == "post" and self.does is not None else self.sees
        return who is None or actor in who


@dataclass
class World:
    """One of everything, and somebody of every role."""

    cast: dict[str, User | None] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        """Return a thing by its name."""
        return self.things[name]


def sample(label: str, sees: Any = None, *, does: Any = None, **kwargs: Any) -> Sample:
    """Name one object of a route."""
    return Sample(
        label,
        kwargs,
        None if sees is None else frozenset(map(str, sees)),
        None if does is None else frozenset(map(str, does)),
    )


def build() -> World:
    """Make the cast, then one object of everything, each of them owned by somebody."""
    world = World()
    world.things["unit"] = organisations.organisation("Đơn vị 1", unit_code="U1")
    world.things["other_unit"] = organisations.organisation("Đơn vị 2", unit_code="U2")
    world.cast = {NOBODY: None, CLOSED: _closed(), NO_ROLE: people.person()}
    _hold_posts(world)
    for role in (role for role in Role if not ROLES[role].is_from_post):
        world.cast[str(role)] = people.person(role=role, **_scope(role, world.unit))
    people.person(role=Role.ADMINISTRATOR)  # so that the one of the cast is not the last
    for make in (
        _months,
        _drafts,
        _rights,
        _posts,
        _requests,
        _periods,
        _trail,
        _files,
        _returns,
        _guidance,
        _objections,
        matrix_work.make,
        matrix_follow.make,
    ):
        make(world)
    return world


def _closed() -> User:
    closed = people.person(role=Role.LEADER)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    return closed


def _scope(role: Role, unit: Organisation) -> dict[str, Any]:
    return {
        Scope.WHOLE: {},
        Scope.ORGANISATION: {"organisation": unit},
        Scope.CRITERION: {"criterion": "ON_TIME"},
        Scope.PART: {"organisation": unit, "part": "Một cửa"},
    }[ROLES[role].scope]


def _hold_posts(world: World) -> None:
    """Let one head follow another, so that there is a handover, and a deputy sign for them."""
    former = posts.tenure(world.unit)
    head, deputy = people.person(), people.person()
    world.things["tenure"] = posts.replaced(former, head, on=date(2026, 9, 1))
    posts.tenure(
        world.unit, deputy, kind=Kind.DEPUTY, signs_for_head=True, division="Chuyển đổi số"
    )
    world.cast |= {str(Role.HEAD): head, str(Role.DEPUTY): deputy}


def _months(world: World) -> None:
    run = months.run((7, 10), (9, 10))
    months.run((5, 10), (6, 10), month=Month(2026, 7), is_published=True)
    months.series(slug="tinh")
    world.things["scheme"] = run.scheme_version


def _drafts(world: World) -> None:
    officer, other = world.cast[Role.OFFICER], people.person(role=Role.OFFICER)
    world.things["scheme_draft"], world.things["other_scheme_draft"] = (
        schemes.open_draft(
            file_name="nho.yaml",
            source=months.SCHEME.replace('version: "1"', f'version: "{one.pk}"').encode(),
            by=one,
            at=AT,
        )
        for one in (officer, other)
    )
    world.things["draft"], world.things["other_draft"] = (
        Draft.objects.create(
            series=months.series(),
            month="2026-09",
            scheme_version=world.scheme,
            figures_name="so-lieu.csv",
            figures_source=months.figures_file((8, 10)),
            at=AT,
            by=one.public_id,
        )
        for one in (officer, other)
    )
    administrator = world.cast[Role.ADMINISTRATOR]
    world.things["orgs_draft"], world.things["other_orgs_draft"] = (
        _orgs_draft(one) for one in (administrator, other)
    )


def _orgs_draft(by: User) -> OrgsDraft:
    return OrgsDraft.objects.create(
        file_name="co-quan.csv",
        source=b"",
        takes_effect_on=AT.date(),
        number="12/QD-THU",
        issuer="UBND",
        at=AT,
        by=by.public_id,
    )


def _rights(world: World) -> None:
    leader, taker = world.cast[Role.LEADER], world.cast[NO_ROLE]
    world.things["person"] = world.cast[Role.CLERK]
    world.things["noted"] = posts.noted()
    world.things["grant"] = world.person.grants.get()
    world.things["other_grant"] = leader.grants.get()
    world.things["lent"] = rights.lend(
        grant=leader.grants.get(),
        taker=people.person(),
        holds_from=AT.date(),
        holds_until=date(2026, 9, 14),
        document="12/GUQ",
        by=leader,
        at=AT,
    )
    world.things["taker"] = taker


def _posts(world: World) -> None:
    world.things["handover"] = Handover.objects.get()
    world.things["delegation"] = posts.delegation(
        world.tenure, on=date(2026, 9, 8), until=date(2026, 9, 15)
    )
    world.things["focal_point"] = posts.focal_point(world.unit)


def _requests(world: World) -> None:
    world.things["request"] = privacy.ask(
        user=world.cast[NO_ROLE], kind=RequestKind.ACCESS, text="Xin bản sao", at=AT
    )


def _periods(world: World) -> None:
    world.things["period"] = periods.period()


def _trail(world: World) -> None:
    oversight = world.cast[Role.OVERSIGHT]
    for verb in ("rights.grant.given", "oversight.page.read"):
        audit.record(verb=verb, actor=oversight.opaque_id, subject=oversight, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    links = Link.objects.order_by("-number")
    world.things["reading"], world.things["entry"] = links[0], links[1]


Make = Callable[[World], list[Sample]]


def _person(world: World) -> list[Sample]:
    return [sample("a person", person=world.person.public_id)]


def _scheme(world: World) -> list[Sample]:
    identity = {"scheme_id": world.scheme.scheme_id, "version": world.scheme.version}
    return [
        sample("a version", **identity),
        sample("none", [], scheme_id="khong-co", version="1"),
    ]


def _criterion(world: World) -> list[Sample]:
    identity = {"scheme_id": world.scheme.scheme_id, "version": world.scheme.version}
    return [
        sample("a criterion", leaf="ON_TIME", **identity),
        sample("none", [], leaf="KHONG-CO", **identity),
    ]


def _own(thing: str, owner: Role) -> Make:
    """Return the samples of a draft: one's own, and another's that is nobody else's business."""
    return lambda world: [
        sample("own", [owner], key=world.things[thing].pk),
        sample("another's", [], key=world.things[f"other_{thing}"].pk),
    ]


def _month(**other: Any) -> Make:
    return lambda world: [
        sample("kept", READ_MONTHS, series="thu", month=months.AUGUST, **other),
        sample("published", series="thu", month=Month(2026, 7), **other),
        sample("none", [], series="thu", month=Month(2026, 6), **other),
    ]


def _unit(**other: Any) -> Make:
    return lambda world: [
        sample(
            "own unit, kept",
            READ_MONTHS | OF_UNIT,
            series="thu",
            month=months.AUGUST,
            unit="U1",
            **other,
        ),
        sample(
            "another unit, kept", READ_MONTHS, series="thu", month=months.AUGUST, unit="U2", **other
        ),
        sample("published", series="thu", month=Month(2026, 7), unit="U2", **other),
    ]


def _organisation(name: str = "public_id") -> Make:
    return lambda world: [sample("a unit", **{name: world.unit.public_id})]


def _request(sees: Any = None, **other: Any) -> Make:
    return lambda world: [sample("a request", sees, key=world.request.public_id, **other)]


def _key(thing: str, label: str) -> Make:
    return lambda world: [sample(label, key=world.things[thing].public_id)]


def _period(world: World) -> list[Sample]:
    return [
        sample("a period", month=world.period.month),
        sample("none", [], month=Month(2026, 1)),
    ]


def _no_approval(**other: Any) -> Make:
    """Return the sample of a month that nobody approved."""
    return lambda world: [sample("not approved", [], month=world.period.month, **other)]


def _letter(world: World) -> list[Sample]:
    month = world.period.month
    return [
        sample("a list", month=month, code="danh-sach-chua-gui"),
        sample("not there yet", [], month=month, code="du-thao-quyet-dinh"),
    ]


def _return(own: Mapping[str, Any], **more: Any) -> Make:
    """Return the samples of a page of a return: one's own unit's, another's, none."""

    def make(world: World) -> list[Sample]:
        month = world.period_of_returns.month
        return [
            sample("own", own["own"], month=month, organisation=world.unit.public_id, **more),
            sample(
                "another's",
                own["other"],
                month=month,
                organisation=world.other_unit.public_id,
                **more,
            ),
            sample("none", [], month=month, organisation=world.province.public_id, **more),
        ]

    return make


READS_RETURN = {"own": OF_UNIT | READ_MONTHS, "other": READ_MONTHS}
FILLS_RETURN: dict[str, Any] = {"own": OF_UNIT, "other": []}
ENTERS_RETURN: dict[str, Any] = {
    at: {role for role, one in ROLES.items() if Right.RETURNS_ENTER in one.rights}
    for at in ("own", "other")
}
LEADS_RETURN: dict[str, Any] = {"own": OF_UNIT - {Role.PART_EDITOR}, "other": []}


APPRAISES = READ_MONTHS | {Role.VERIFIER}
HELD: dict[str, dict[str, Any]] = {"holder_grid": {"code": "done"}, "holder_file": {}}


def _appraised(world: World) -> list[Sample]:
    return [
        sample("in appraisal", READ_MONTHS, month=world.period_of_returns.month),
        sample("not yet", [], month=world.period.month),
    ]


def _held(**more: Any) -> Make:
    """Return the samples of figures that the first unit's agency holds."""
    return lambda world: [
        sample("a month", [Role.DATA_HOLDER], month=world.period_of_returns.month, **more),
        sample("none", [], month=Month(2026, 1), **more),
    ]


def _withdraw(world: World) -> list[Sample]:
    kwargs = {"month": world.period_of_returns.month, "evidence": world.evidence.public_id}
    return [
        sample("own", OF_UNIT, organisation=world.unit.public_id, **kwargs),
        sample("another's", [], organisation=world.other_unit.public_id, **kwargs),
    ]


def _mapping(world: World) -> list[Sample]:
    month = world.period_of_returns.month
    kwargs = {"month": month, "mapping": world.mapping.public_id}
    leads = OF_UNIT - {Role.PART_EDITOR}
    return [
        sample("own", leads, organisation=world.unit.public_id, **kwargs),
        sample("another's", [], organisation=world.other_unit.public_id, **kwargs),
    ]


def _entries(world: World) -> list[Sample]:
    return [
        sample("an act", number=world.entry.number),
        sample("a reading of oversight", [Role.OVERSIGHT_LEADER], number=world.reading.number),
    ]


def _files(world: World) -> None:
    """Let somebody give a file and have another on its way."""
    officer = world.cast[Role.UNIT_OFFICER]
    world.things["file"] = files.store(content=b"a;1", name="a.csv", by=officer, at=AT)
    world.things["upload"] = files.begin_upload(name="b.csv", size=3, by=officer, at=AT)


def _returns(world: World) -> None:
    """Let the two units report a month; the first has evidence, and a section given."""
    of = returns.period(world.unit, world.other_unit, month=Month(2026, 5))
    officer = world.cast[Role.UNIT_OFFICER]
    made = filling.open_return(period=of, organisation=world.unit, by=officer, at=AT)
    given = filling.Given(kind=EvidenceKind.DOCUMENT, number="12/BC-THU")
    world.things["evidence"] = filling.add_evidence(
        of=made, leaf="ON_TIME", given=given, by=officer, at=AT
    )
    filling.assign(
        of=made,
        node="progress",
        person=world.cast[Role.PART_EDITOR],
        due_at=None,
        by=officer,
        at=AT,
    )
    mapped = filling.Mapped("Một cửa", "", 1, 1, 2, [("Hồ sơ đúng hạn", "done")])
    world.things["mapping"] = filling.save_mapping(
        organisation=world.unit, mapped=mapped, by=officer, at=AT
    )
    filling.assign_holder(
        input_code="done", organisation=world.unit, holds_from=AT.date(), by=officer, at=AT
    )
    returns.move(of, Stage.APPRAISAL, by=officer.public_id)
    world.things |= {"period_of_returns": of, "province": organisations.province()}


APPROVAL = ("month", "submit", "send_back", "approve", "record", "notify", "open_correction")
CORRECTION = (
    "correction",
    "correct_points",
    "correct_figure",
    "drop_line",
    "drop_correction",
    "submit_correction",
)


def _guidance(world: World) -> None:
    """Let both units ask; let a training be held."""
    officer = world.cast[Role.UNIT_OFFICER]
    world.things["question"] = guidance.asked(world.unit, by=officer)
    world.things["other_question"] = guidance.asked(world.other_unit)
    world.things["training"] = guidance.training()


def _objections(world: World) -> None:
    """Let a unit of another month object; the council alone sees it among others."""
    of = appraisal.month(organisations.organisation(), month=Month(2026, 4))
    made = objections.provisional(in_period=of)
    world.things["objection"] = objections.objected(made)


CONFIRMS_HANDOVER = [Role.HEAD, Role.ADMINISTRATOR]
SEES_HANDOVER = [
    *CONFIRMS_HANDOVER,
    *(role for role, one in ROLES.items() if Right.MONTHS_SEE_UNPUBLISHED in one.rights),
]

# By the name of the route; what has no parameters needs no sample.
SAMPLES: dict[str, Make] = {
    "openid_connect_callback": lambda world: [sample("none", provider_id="tinh")],
    "defaults:default": lambda world: [sample("a default", code="posts.minimum-days")],
    "defaults:decide": lambda world: [sample("a default", code="posts.minimum-days")],
    **{f"periods:{name}": _period for name in ("month", "move", "shift", "leave")},
    "periods:line": lambda world: [sample("a line", line="scheme")],
    **{f"review:{name}": _period for name in ("month", "file")},
    **{f"approval:{name}": _period for name in ("letters", "lists", *APPROVAL)},
    **{f"approval:{name}": _no_approval() for name in ("open", "publish", *CORRECTION)},
    **{f"approval:{name}": _no_approval(revision=0) for name in ("seal", "open_seal")},
    "approval:data": _no_approval(kind="csv"),
    "scoring:revision": lambda world: [
        sample("none", [], series="thu", month=months.AUGUST, number=1)
    ],
    **{f"approval:{name}": _letter for name in ("letter", "letter_check")},
    "calendar:confirm": lambda world: [sample("a year", year=2026)],
    "privacy:request": _request([NO_ROLE, *HANDLERS, *OVERSEEING]),
    **{f"privacy:{step}": _request() for step in ("copy", "answer", "refuse", "correct", "erase")},
    **{
        f"posts:{name}": _organisation("organisation")
        for name in ("heads", "appoint", "delegate", "name_focal_point")
    },
    **{
        f"posts:{name}": _key("tenure", "a tenure")
        for name in ("replace", "end", "redivide", "correct", "withdraw")
    },
    **{
        f"posts:{name}": _key("delegation", "a delegation")
        for name in ("end_delegation", "withdraw_delegation")
    },
    **{
        f"posts:{name}": _key("focal_point", "a focal point")
        for name in ("end_focal_point", "withdraw_focal_point")
    },
    "posts:handover": lambda world: [
        sample("a handover", SEES_HANDOVER, key=world.handover.public_id)
    ],
    "posts:confirm": lambda world: [
        sample("own side", CONFIRMS_HANDOVER, key=world.handover.public_id, side="incoming"),
        sample(
            "the other side", [Role.ADMINISTRATOR], key=world.handover.public_id, side="outgoing"
        ),
    ],
    "rights:end_lending": lambda world: [
        sample("lent", [Role.LEADER, Role.ADMINISTRATOR], lent=world.lent.public_id)
    ],
    **{
        f"rights:{name}": _person
        for name in ("person", "slip", "reset", "unlock", "close", "reopen", "hand_over", "give")
    },
    "rights:give_account": lambda world: [sample("noted", person=world.noted.public_id)],
    "rights:withdraw": lambda world: [
        sample("a grant", person=world.person.public_id, grant=world.grant.pk),
        sample("of another", [], person=world.person.public_id, grant=world.other_grant.pk),
    ],
    "schemes:draft": _own("scheme_draft", Role.OFFICER),
    "schemes:keep": _own("scheme_draft", Role.OFFICER),
    "schemes:discard": _own("scheme_draft", Role.OFFICER),
    **{
        f"schemes:{name}": _scheme
        for name in ("scheme", "source", "workbook", "figures", "paper", "activate")
    },
    **{f"guidance:{name}": _criterion for name in ("leaf", "write", "release")},
    "guidance:keep": _scheme,
    "guidance:question": lambda world: [
        sample("own", OF_UNIT | WRITES_GUIDANCE, public_id=world.question.public_id),
        sample("another's", WRITES_GUIDANCE, public_id=world.other_question.public_id),
    ],
    "guidance:training": lambda world: [sample("a training", public_id=world.training.public_id)],
    "appraisal:object": _return(READS_RETURN, leaf="ON_TIME"),
    "appraisal:ruling": lambda world: [sample("an objection", public_id=world.objection.public_id)],
    "files:give": lambda world: [
        sample("for evidence", GIVERS, purpose="minh-chung"),
        sample("none", [], purpose="khong-co"),
    ],
    **{
        f"files:{name}": lambda world: [
            sample("an upload", [Role.UNIT_OFFICER], key=world.upload.public_id)
        ]
        for name in ("upload", "finish")
    },
    "files:content": lambda world: [
        sample("a file", [Role.UNIT_OFFICER], key=world.file.public_id)
    ],
    "files:ask": _key("file", "a file"),
    "files:remove": _key("file", "a file"),
    "returns:form": _return(READS_RETURN),
    "returns:guide": _return(READS_RETURN, leaf="ON_TIME"),
    "returns:save": _return(FILLS_RETURN),
    "returns:act": _return(FILLS_RETURN),
    "returns:send": _return(LEADS_RETURN),
    "returns:parts": _return(LEADS_RETURN),
    "returns:printed": _return(READS_RETURN),
    "returns:signed": _return(LEADS_RETURN),
    "returns:paper": _return(ENTERS_RETURN),
    "returns:confirm": _return(LEADS_RETURN),
    "returns:evidence": _return(READS_RETURN, leaf="ON_TIME"),
    "returns:withdraw": _withdraw,
    "returns:derive": _period,
    "returns:workbook": _return(READS_RETURN),
    "returns:exchange": _return(FILLS_RETURN),
    "returns:take": _return(FILLS_RETURN),
    "returns:mappings": _return(LEADS_RETURN),
    "returns:mapping": _mapping,
    **{f"returns:{name}": _held(**more) for name, more in HELD.items()},
    "appraisal:column": lambda world: [
        sample("a criterion", APPRAISES, month=world.period_of_returns.month, leaf="ON_TIME"),
        sample("none", [], month=world.period_of_returns.month, leaf="KHONG_CO"),
    ],
    "appraisal:cell": _return({"own": APPRAISES, "other": APPRAISES}, leaf="ON_TIME"),
    "appraisal:unit": _return({"own": APPRAISES, "other": APPRAISES}),
    **{f"appraisal:{name}": _appraised for name in ("sample", "result")},
    "appraisal:own": _return(READS_RETURN),
    "oversight:entry": _entries,
    "scoring:draft": _own("draft", Role.OFFICER),
    "scoring:keep": _own("draft", Role.OFFICER),
    "scoring:discard": _own("draft", Role.OFFICER),
    "scoring:latest": lambda world: [
        sample("a series", series="thu"),
        sample("none", [], series="khong-co"),
    ],
    "scoring:head": lambda world: [
        sample(
            "a head",
            READ_MONTHS | {Role.HEAD},
            series="thu",
            key=world.cast[Role.HEAD].public_id,
        )
    ],
    "scoring:month": _month(),
    "scoring:publish": _month(),
    "scoring:compare": _month(),
    "scoring:download": _month(kind="csv"),
    "scoring:unit": _unit(),
    "scoring:explain": _unit(),
    "scoring:why": _unit(node="ON_TIME"),
    **{f"orgs:{name}": _organisation() for name in ("organisation", "change", "split", "abolish")},
    "orgs:correct": lambda world: [
        sample(
            "a version",
            public_id=world.unit.public_id,
            key=world.unit.versions.order_by("pk")[0].pk,
        )
    ],
    "orgs:draft": _own("orgs_draft", Role.ADMINISTRATOR),
    "orgs:keep": _own("orgs_draft", Role.ADMINISTRATOR),
    "orgs:discard": _own("orgs_draft", Role.ADMINISTRATOR),
    **matrix_work.samples(sample),
    **matrix_follow.samples(sample),
}
