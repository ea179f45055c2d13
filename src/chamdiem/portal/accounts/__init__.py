"""People who sign in (người dùng, đăng nhập)."""
