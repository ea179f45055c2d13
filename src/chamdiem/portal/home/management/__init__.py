"""Commands of the first page's room."""
