"""A month's figures from a file: every error at once, or exact integers with their states."""

from chamdiem.formats.figures.loaded import Conversion, LoadedFigures
from chamdiem.formats.figures.loading import load

__all__ = ["Conversion", "LoadedFigures", "load"]
