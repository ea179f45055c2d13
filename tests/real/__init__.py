"""A real month, recomputed."""
