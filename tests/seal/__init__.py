"""The sealed month, from its bytes to its signature."""
