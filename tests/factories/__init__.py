"""Makers of rows for tests: what a test does not say is invented here."""
