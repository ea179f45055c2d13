"""The fourteen duties of a head (mười bốn nội dung trách nhiệm): opened, confirmed, shown."""
