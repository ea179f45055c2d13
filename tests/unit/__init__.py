"""Tests of the rooms of the portal, one by one."""
