"""Training: how the weights that ship were made. Needs requirements/train.txt; never run in CI."""
