"""Codes, days and moments that the trail keeps, in the words of the pages they came from."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, cast

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import TextChoices
from django.urls import NoReverseMatch, reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.choices import CallBack, SlipReason
from chamdiem.portal.common import moments
from chamdiem.portal.defaults import declared
from chamdiem.portal.orgs import choices as orgs
from chamdiem.portal.posts import choices as posts
from chamdiem.portal.rights.roles import ROLES

WAYS = {
    "password": "mật khẩu",
    "slip": "phiếu có mã một lần",
    "oidc": "hệ thống định danh của tỉnh",
}
COUNTED = {"name": "tên đăng nhập", "network": "mạng", "code": "mã xác thực"}
SCOPES = {"unit": "đơn vị", "criterion": "nhóm, tiêu chí"}
DAY, MONTH = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"\d{4}-\d{2}")
OPAQUE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T[\d:.]+([+-]\d{2}:\d{2}|Z)")


def _labels(*lists: type[TextChoices]) -> dict[str, str]:
    return {str(code): str(label) for one in lists for code, label in one.choices}


SAID: dict[str, Mapping[str, str]] = {
    "block": _labels(orgs.Block),
    "by": WAYS,
    "called_back": _labels(CallBack),
    "code": {one.code: one.title for one in declared.ALL},
    "confidence": _labels(orgs.Confidence),
    "kind": _labels(orgs.Kind, posts.Kind),
    "reason": _labels(SlipReason),
    "role": {str(role): one.name for role, one in ROLES.items()},
    "scope": SCOPES,
    "share": _labels(orgs.Share),
    "side": _labels(posts.Side),
}

SUBJECTS = {"orgs.block": SAID["block"], "series": {"all": "toàn bộ"}}


def said(text: str, name: str, kind: str) -> str:
    """Say a value of that name in an act on that kind of subject; free text stands as it is."""
    for labels in _lists(name, kind):
        if text in labels:
            return labels[text]
    return _moment(text)


def identity(kind: str, text: str, of: Mapping[str, str]) -> str:
    """Say the key of a subject: a code, a day, a page's address; of an opaque id its beginning."""
    if kind == "oversight.page":
        return _address(text, of)
    if kind == "accounts.sign-in":
        counted, _, rest = text.partition(":")
        return f"{COUNTED.get(counted, counted)}, mã băm {rest}"
    if kind in SUBJECTS:
        return SUBJECTS[kind].get(text, text)
    return f"mã {text[:8]}" if OPAQUE.fullmatch(text) else _moment(text)


def _lists(name: str, kind: str) -> Iterator[Mapping[str, str]]:
    """Return where a code may have its words: in the subject's own table, then everywhere."""
    with suppress(LookupError, ValueError, FieldDoesNotExist, AttributeError):
        yield dict(cast(Any, apps.get_model(kind)._meta.get_field(name)).flatchoices)
    yield SAID.get(name, {})


def _moment(text: str) -> str:
    """Say a day, a month or a moment as people read it."""
    with suppress(ValueError):
        if DAY.fullmatch(text):
            return f"{date.fromisoformat(text):%d/%m/%Y}"
        if MONTH.fullmatch(text):
            return Month.parse(text).spoken
        if MOMENT.fullmatch(text):
            return moments.spoken(datetime.fromisoformat(text))
    return text


def _address(route: str, of: Mapping[str, str]) -> str:
    """Return the address of a page that was read; of one that is no more, its name."""
    try:
        return reverse(route, kwargs=dict(of)) if of else reverse(route)
    except (NoReverseMatch, ValueError, AttributeError):
        return route
