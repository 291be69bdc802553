"""Blending: two proposers' lists become one, nothing doubled, nothing lost."""

from __future__ import annotations

import numpy as np
import pytest

from rejoinder import language
from rejoinder.records import Parsed, as_it_stands
from rejoinder.statements import blending
from rejoinder.statements.attribution import Attribution
from rejoinder.statements.tagger import Proposal, Tagged

EVEN = [0.0] * len(blending.EVIDENCE)


@pytest.fixture(scope="module")
def page() -> Parsed:
    return language.parse_one(
        as_it_stands("The envoy said talks failed. Nobody left early.", uri="t")
    )


def rule(confidence: float = 0.9, content: tuple[int, int] = (15, 27)) -> Attribution:
    return Attribution(
        source=(0, 9),
        cue=(10, 14),
        content=(content,),
        anchor=2,
        lemma="say",
        frame="clause",
        rule="verb",
        confidence=confidence,
    )


def tagged(page: Parsed, *proposals: Proposal) -> Tagged:
    likely = np.zeros(len(page.doc), dtype=np.float32)
    for proposal in proposals:
        likely[list(proposal.cue)] = proposal.sureness[0]
    seen = np.ones(len(page.doc), dtype=np.bool_)
    return Tagged(proposals=list(proposals), likely=likely, seen=seen)


SAID = Proposal(anchor=2, cue=(2,), source=(0, 1), content=(3, 4), sureness=(0.8, 0.9, 0.9))


def test_what_both_found_is_one_candidate_with_the_rules_construction(page: Parsed) -> None:
    [one] = blending.candidates(page, [rule()], tagged(page, SAID))
    assert (one.attribution.rule, one.attribution.frame) == ("verb", "clause")
    assert one.attribution.content == ((15, 27),)
    evidence = dict(zip(blending.EVIDENCE, one.evidence, strict=True))
    assert evidence["tagged"] == evidence["ruled"] == evidence["agree"] == 1


def test_the_taggers_content_is_taken_where_the_two_differ_in_substance(page: Parsed) -> None:
    wide = rule(content=(15, 47))
    [one] = blending.candidates(page, [wide], tagged(page, SAID))
    assert one.attribution.content == ((15, 27),)


def test_each_proposer_alone_keeps_its_candidates(page: Parsed) -> None:
    left = Proposal(anchor=7, cue=(7,), source=(6,), content=(8,), sureness=(0.4, 0.3, 0.5))
    found = blending.candidates(page, [rule()], tagged(page, left))
    assert [c.attribution.rule for c in found] == ["verb", "tagger"]
    assert page.text[slice(*found[1].attribution.cue or (0, 0))] == "left"
    evidence = dict(zip(blending.EVIDENCE, found[0].evidence, strict=True))
    assert evidence["tagged"] == 0
    assert evidence["cue"] == -6


def test_confidence_rises_with_the_cue_and_stays_a_probability(page: Parsed) -> None:
    weights = list(EVEN)
    weights[blending.EVIDENCE.index("cue")] = 1.0
    sure, unsure = (
        blending.confidence(
            blending.candidates(
                page,
                [],
                tagged(
                    page,
                    Proposal(anchor=2, cue=(2,), source=(), content=(3,), sureness=(p, 0.0, 0.9)),
                ),
            )[0].evidence,
            weights,
        )
        for p in (0.9, 0.3)
    )
    assert sure == pytest.approx(0.9)
    assert unsure == pytest.approx(0.3)


def test_alike_is_dice_by_code_points() -> None:
    assert blending.alike([(0, 4)], [(2, 6)]) == 0.5
    assert blending.alike([(0, 4)], [(0, 2), (2, 4)]) == 1
    assert blending.alike([(0, 4)], [(9, 12)]) == 0
