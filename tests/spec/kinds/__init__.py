"""The pages of the rules, one module for each family of kinds."""
