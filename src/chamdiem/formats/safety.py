"""Text that a spreadsheet would run as a formula, made harmless."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def is_dangerous(text: str) -> bool:
    """Tell whether a spreadsheet may take the text for a formula."""
    return text.startswith(_STARTS) or text.lstrip().startswith(_STARTS)


def inert(text: str) -> str:
    """Return the text so that no spreadsheet computes it: an apostrophe stands before it."""
    return f"'{text}" if is_dangerous(text) else text
