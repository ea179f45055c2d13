"""Tests of portal.schemes."""
