"""Columns that remember how large any integer computed from them became.

Two nets, for each has its holes: the array sees what comes out of every operation, constants
put in by `np.where` among them; its elements see what an operation on plain arrays makes.
"""

from typing import ClassVar

import numpy as np

_MADE_BY = ["add", "radd", "sub", "rsub", "mul", "rmul", "floordiv", "rfloordiv", "neg"]


class Watched(int):
    """A whole number that notes every result; `greatest` is that of all, sign left out."""

    greatest: ClassVar[int] = 0


class Watching(np.ndarray):
    """An array of objects that notes every result of an operation on it."""

    def __array_ufunc__(self, ufunc, method, *inputs, **more):
        plain = [np.asarray(each) if isinstance(each, Watching) else each for each in inputs]
        return _noted(getattr(ufunc, method)(*plain, **more))

    def __array_function__(self, function, types, args, kwargs):
        return _noted(super().__array_function__(function, types, args, kwargs))


def column(numbers) -> np.ndarray:
    """Return a watched column; what was noted before is forgotten."""
    Watched.greatest = 0
    return np.array([Watched(each) for each in numbers], object).view(Watching)


def _noted(answer):
    if not isinstance(answer, np.ndarray) or answer.dtype == np.bool_:
        return answer
    for each in answer.tolist():
        if each is not None:  # an array that is still to be filled
            _note(each)
    return answer.view(Watching)


def _note(number: int) -> None:
    Watched.greatest = max(Watched.greatest, abs(int(number)))


def _watching(name: str):
    plain = getattr(int, name)

    def computed(self, *other):
        answer = plain(self, *other)
        if answer is NotImplemented:
            return answer
        _note(answer)
        return Watched(answer)

    return computed


for _each in _MADE_BY:
    setattr(Watched, f"__{_each}__", _watching(f"__{_each}__"))
