"""Lexicon: the words that the stages know, kept as tables in ``data/en/*.tsv``.

``tables`` reads them; one module here per family of tables gives them their meaning. What a user
may extend or replace (actors, scores) is held by :class:`Lexicon` and handed to the stages; what
is grammar's own (cues, event verbs, status words) the stages ask for by module.
"""

from rejoinder.lexicon.lexicon import Lexicon

__all__ = ["Lexicon"]
