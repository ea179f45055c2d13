"""Tests of defaults, one by one."""
