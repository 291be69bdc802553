"""Documents: Page -> Document. Clean text, repairs and removals, each on record."""

from rejoinder.documents.cleaning import Mended, clean, mend

__all__ = ["Mended", "clean", "mend"]
