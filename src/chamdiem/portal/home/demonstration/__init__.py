"""The demonstration: two series of months and two accounts, for a database of our own (I37)."""

from chamdiem.portal.home.demonstration.loading import Loaded, load, renew_passwords

__all__ = ["Loaded", "load", "renew_passwords"]
