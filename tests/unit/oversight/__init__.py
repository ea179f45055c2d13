"""Tests of oversight, one by one."""
