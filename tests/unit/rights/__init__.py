"""Tests of rights, one by one."""
