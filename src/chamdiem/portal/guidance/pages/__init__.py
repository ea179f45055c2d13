"""What the pages of guidance show."""
