"""Tests of common, one by one."""
