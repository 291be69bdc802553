"""The nouns that everything here speaks in; read this first.

Contract records (written to JSON Lines): Document, Statement, Event, Commitment, Reaction,
Incident, Run, Rejection, with their parts Span, Actor, When, Place, Quantity. Between the stages:
Page, Parsed, Mentions, Reading.
"""

from rejoinder.records.commitment import Change, Commitment, Condition
from rejoinder.records.document import (
    Document,
    Note,
    Published,
    Removal,
    Repair,
    as_it_stands,
    replay,
)
from rejoinder.records.event import Event
from rejoinder.records.ids import document_id, record_id
from rejoinder.records.incident import Incident
from rejoinder.records.mentions import (
    ActorMention,
    Mentions,
    PlaceMention,
    QuantityMention,
    TimeMention,
)
from rejoinder.records.page import Block, Declared, Page
from rejoinder.records.parsed import Parsed, Quotation, Sentence
from rejoinder.records.parts import Actor, Place, Quantity, When
from rejoinder.records.reaction import Reaction, Stimulus
from rejoinder.records.reading import Reading
from rejoinder.records.run import Named, Option, Rejection, Run
from rejoinder.records.span import Span
from rejoinder.records.statement import Statement

__all__ = [
    "Actor",
    "ActorMention",
    "Block",
    "Change",
    "Commitment",
    "Condition",
    "Declared",
    "Document",
    "Event",
    "Incident",
    "Mentions",
    "Named",
    "Note",
    "Option",
    "Page",
    "Parsed",
    "Place",
    "PlaceMention",
    "Published",
    "Quantity",
    "QuantityMention",
    "Quotation",
    "Reaction",
    "Reading",
    "Rejection",
    "Removal",
    "Repair",
    "Run",
    "Sentence",
    "Span",
    "Statement",
    "Stimulus",
    "TimeMention",
    "When",
    "as_it_stands",
    "document_id",
    "record_id",
    "replay",
]
