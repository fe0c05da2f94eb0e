"""One room a layer; `pipeline` assembles them into one spaCy `Language`."""
