"""The demonstration: two series of months and two accounts, for a database of our own (I37)."""

from chamdiem.portal.home.demonstration.loading import Loaded, load

__all__ = ["Loaded", "load"]
