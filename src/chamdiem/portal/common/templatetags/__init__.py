"""Tags and filters of the templates; both modules are built in, no template loads them."""
