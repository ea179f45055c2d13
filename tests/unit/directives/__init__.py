"""Tests of directing documents."""
