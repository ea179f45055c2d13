"""Values that the system chose without a source (mặc định hệ thống), and their decisions."""
