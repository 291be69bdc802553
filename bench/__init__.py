"""Benchmarks: ratios within one run, for machines are noisy. ``python -m bench``."""
