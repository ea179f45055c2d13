"""Obstacles: reported, joined, routed, commented on, answered, closed, gathered."""
