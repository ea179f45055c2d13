"""What the launcher refuses. The message is for the person at the terminal, in Vietnamese."""


class LaunchError(Exception):
    """Raise when the system cannot start; the message says what to do."""


class AlreadyRunning(LaunchError):
    """Raise when another launcher already works on the same data folder."""


class Stopped(Exception):
    """Raise when someone asked the launcher to stop (Ctrl-C, or a signal)."""
