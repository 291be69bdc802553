"""Language: Document -> Parsed. Sentences, quotations and parse, in batches."""

from rejoinder.language.parsing import parse, parse_one

__all__ = ["parse", "parse_one"]
