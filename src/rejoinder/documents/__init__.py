"""Documents: Page -> Document. Clean text, repairs and removals, each on record."""

from rejoinder.documents.cleaning import clean

__all__ = ["clean"]
