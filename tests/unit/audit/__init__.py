"""Tests of audit, one by one."""
