"""Tests of the fourteen duties."""
