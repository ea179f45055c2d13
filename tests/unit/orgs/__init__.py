"""Tests of portal.orgs."""
