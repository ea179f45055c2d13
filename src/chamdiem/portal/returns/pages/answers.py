"""What a save answers: only what was saved, and the points that it moved."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from chamdiem.engine.decimals import spoken
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common import moments
from chamdiem.portal.returns import queries, reading
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.actions import Saved, SavedRemark
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.incoming import Incoming
from chamdiem.portal.returns.pages import filling, words
from chamdiem.portal.returns.sheet import Sheet


def answer(
    *,
    desk: Desk,
    cells: Sequence[Saved],
    remarks: Sequence[SavedRemark],
    shown: dict[str, str],
    at: datetime,
) -> dict[str, Any]:
    """Return the answer to a save as JSON takes it; `shown` are the points before it."""
    stale = [one.now.by for one in cells if one.is_stale]
    stale += [one.now.by for one in remarks if one.is_stale]
    people = accounts.display_names(stale)
    sheet = queries.sheet(of=desk.of)
    points = points_now(sheet)
    return {
        "at": moments.spoken_clock(at),
        "cells": [_cell(desk, one, people) for one in cells],
        "remarks": [_remark(one, people) for one in remarks],
        "points": {leaf: said for leaf, said in points.items() if said != shown.get(leaf)},
        "total": words.total(sheet),
        **_stands(desk, at),
    }


def _stands(desk: Desk, at: datetime) -> dict[str, str]:
    """Say where the return stands after a save, and since when where this save began it."""
    state = ReturnState(desk.of.state)
    if state is not ReturnState.EMPTY:
        return {"state": str(state.label)}
    return {"state": str(ReturnState.ENTERING.label), "since": f", từ {moments.spoken(at)}"}


def points_now(sheet: Sheet) -> dict[str, str]:
    """Return the points of every criterion as the page shows them."""
    decimals = sheet.scheme.decimals
    found = {}
    for leaf in sheet.scheme.leaves():
        now = sheet.now.leaves[leaf.code]
        most = spoken(leaf.maximum, decimals, shortest=True)
        found[leaf.code] = f"{words.points(sheet, now.points)} / {most}|{now.words}"
    return found


def typed_again(
    *, desk: Desk, said: Incoming, codes: Collection[str], leaves: Collection[str]
) -> list[str]:
    """Return what a person typed into those cells and criteria, under their names."""
    scheme = desk.sheet.scheme
    names = {leaf.code: leaf.name for leaf in scheme.leaves()}
    cells = [
        (scheme.input(one.code).name, one.text or (one.answer.label if one.answer else ""))
        for one in said.cells
        if one.code in codes
    ]
    words_of = [(names[one.leaf], one.text) for one in said.remarks if one.leaf in leaves]
    return [f"“{name}”: “{text or 'trống'}”" for name, text in (*cells, *words_of)]


def _cell(desk: Desk, one: Saved, people: Any) -> dict[str, Any]:
    item = desk.sheet.scheme.input(one.code)
    said = {"code": one.code, "version": one.now.version}
    if not one.is_stale:
        note = one.refusal or filling.read_note(item, one.now.typed, one.now.value)
        answer = {"answer": int(one.now.answer)} if one.now.answer else {}
        return said | answer | {"note": note, "wrong": bool(one.refusal)}
    theirs = one.now.typed or reading.shown(item, one.now.answer, one.now.value)
    return said | {
        "stale": True,
        "theirs": theirs,
        "text": one.now.typed,
        "answer": int(one.now.answer),
        "who": _who(one, people),
    }


def _remark(one: SavedRemark, people: Any) -> dict[str, Any]:
    said = {"leaf": one.leaf, "version": one.now.version}
    if not one.is_stale:
        return said
    theirs = {"theirs": one.now.text, "text": one.now.text, "answer": 0}
    return said | theirs | {"stale": True, "who": _who(one, people)}


def _who(one: Saved | SavedRemark, people: Any) -> str:
    return f"{people.get(one.now.by, words.ERASED)}, lúc {moments.spoken(one.now.at)}"
