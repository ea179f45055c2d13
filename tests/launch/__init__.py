"""Tests of the launcher, with real processes and a real PostgreSQL."""
