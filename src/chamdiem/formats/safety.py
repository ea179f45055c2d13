"""Text that a spreadsheet would run as a formula, made harmless."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def is_dangerous(text: str) -> bool:
    """Tell whether a spreadsheet may take the text for a formula."""
    return text.startswith(_STARTS) or text.lstrip().startswith(_STARTS)


def inert(text: str) -> str:
    """Return the text so that no spreadsheet computes it: an apostrophe stands before it."""
    return f"'{text}" if is_dangerous(text) else text


def as_typed(text: str) -> str:
    """Return the text inert in a way that `shown_as_typed` undoes, whatever the text is.

    >>> [as_typed(text) for text in ("Sở Y tế", "=1+1", "'=1+1")]
    ['Sở Y tế', "'=1+1", "''=1+1"]
    """
    return f"'{text}" if is_dangerous(text.lstrip("'")) else text


def shown_as_typed(text: str) -> str:
    """Take back the one apostrophe that `as_typed` set.

    >>> shown_as_typed(as_typed("@a")), shown_as_typed("'a")
    ('@a', "'a")
    """
    guarded = text.startswith("'") and is_dangerous(text.lstrip("'"))
    return text[1:] if guarded else text
