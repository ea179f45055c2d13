"""`<data:kind>` in an address: one of the kinds of file that open data can be had as."""


class DataConverter:
    """CSV or JSON."""

    regex = "csv|json"

    def to_python(self, value: str) -> str:
        """Take the kind as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Write the kind."""
        return value
