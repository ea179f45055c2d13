"""Tags of periods."""
