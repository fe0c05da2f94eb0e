"""From raw text to clean text: noise, script, width and layout, with the way back to every raw character."""

from policy_nlp.normalise.clean import normalise

__all__ = ["normalise"]
