"""Where the real portal keeps its settings; here only the page."""
