"""Tests of portal.scoring."""
