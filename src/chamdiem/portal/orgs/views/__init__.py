"""Pages of organisations: find by a door, one call, answer."""
