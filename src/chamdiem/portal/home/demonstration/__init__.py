"""The demonstration: months, organisations, people, accounts, for a database of our own (I37)."""

from chamdiem.portal.home.demonstration.accounts import Loaded
from chamdiem.portal.home.demonstration.loading import load, renew_passwords

__all__ = ["Loaded", "load", "renew_passwords"]
