"""Tests of portal.files."""
