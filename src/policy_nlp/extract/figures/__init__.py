"""Figures: quantities with their bounds, units and kinds, normalised to exact decimals."""

from policy_nlp.extract.figures.extractor import find_figures
from policy_nlp.extract.figures.units import ucum_of

__all__ = ["find_figures", "ucum_of"]
