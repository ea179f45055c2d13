"""The story of an official month in a browser: its town, and each act by who does it."""
