"""Minerals: every mention of a mineral commodity, with the commodity ids of the annotation guide."""

from policy_nlp.extract.minerals.extractor import find_minerals

__all__ = ["find_minerals"]
