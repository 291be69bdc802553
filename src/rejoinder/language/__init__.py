"""Language: Document -> Parsed. Sentences, quotations and parse, in batches."""

from rejoinder.language.parsing import model, parse, parse_one

__all__ = ["model", "parse", "parse_one"]
