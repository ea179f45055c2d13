"""What can be wrong with what the engine is given."""


class EngineError(Exception):
    """Anything the engine refuses; the message says what was found and what to do."""


class MonthError(EngineError, ValueError):
    """Raise when a text or number is not a calendar month."""


class FiguresError(EngineError):
    """Raise when figures cannot be scored under a scheme."""
