"""Structured event tables from Chinese-language articles on critical-minerals policy."""

__version__ = "0.1.0"
