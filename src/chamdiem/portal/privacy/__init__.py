"""Personal data: how long it is kept, and what people may ask of it (dữ liệu cá nhân)."""
