"""The attribution tagger's training: ``prepare`` (arrays from PolNeAR), ``fit``, ``export``."""
