"""Heads, acting heads, deputies, delegations, focal points and handovers, each dated."""
