"""Tests of portal.supervision."""
