"""Working days, deadlines and the machine's clock (lịch làm việc, thời hạn, đồng hồ)."""
