"""The sums, pure: arrays in, arrays out; no file, no clock, no chance, no Django."""
