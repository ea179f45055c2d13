"""What every room of the portal shares: gates, rights, Vietnamese text, look, lists."""
