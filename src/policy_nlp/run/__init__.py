"""Runs over many articles: reading them with one or more workers, and the build with its completion record."""
