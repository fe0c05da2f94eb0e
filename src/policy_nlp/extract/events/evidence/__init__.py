"""Where rules are a close call: what the words around a trigger say, weighed beside the verdict of the rules."""
