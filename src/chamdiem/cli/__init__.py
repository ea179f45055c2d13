"""One door for people and scripts: check a scheme, score, seal and verify a month, run the site."""

from chamdiem.cli.door import commands, main

__all__ = ["commands", "main"]
