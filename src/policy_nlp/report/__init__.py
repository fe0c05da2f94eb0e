"""Pages for people: a static site over a build, which opens from disk and asks nothing of the network."""
