"""One sentence a form: what is found, whom it binds, on what condition and by when."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from rejoinder import documents
from rejoinder.flow import Reader
from rejoinder.records import Commitment
from rejoinder.records.page import Declared, Page

PUBLISHED = "2022-03-09"  # a Wednesday


def read(text: str) -> tuple[Commitment, ...]:
    declared = Declared(published=PUBLISHED, published_basis="given")
    page = Page(uri="case.txt", raw=text, media="text", encoding="utf-8", declared=declared)
    return next(Reader().read_documents([documents.clean(page)])).commitments


@dataclass(frozen=True)
class Case:
    text: str
    form: str
    by: str
    act: str
    to: str | None = None
    condition: str | None = None
    sense: str = "if"
    waits: str | None = None
    due: tuple[str, str] | None = None


CASES = [
    # promises
    Case("Norway pledged to send 200 soldiers to Mali by September.", "promise", "NOR", "send 200 soldiers to Mali", to="MLI", due=("2022-09-01", "2022-09-30")),
    Case("Madrid promised to reopen its embassy in Kyiv.", "promise", "ESP", "reopen its embassy in Kyiv"),
    Case("Egypt and Sudan agreed to exchange prisoners.", "promise", "EGY", "exchange prisoners"),
    Case("Japan said it would double its aid to Laos next year.", "promise", "JPN", "double its aid to Laos", due=("2023-01-01", "2023-12-31")),
    Case("NATO is committed to keeping its mission in Kosovo.", "promise", "IGO", "keeping its mission in Kosovo"),
    Case("Serbia undertook to publish the list within two weeks.", "promise", "SRB", "publish the list"),
    Case("Canada announced that it would withdraw its trainers from Iraq.", "promise", "CAN", "withdraw its trainers from Iraq"),
    Case("“We will withdraw our troops from Syria by June,” Russian Foreign Minister Sergei Lavrov said.", "promise", "RUS", "withdraw our troops from Syria", due=("2022-06-01", "2022-06-30")),
    Case("Turkey vowed to rebuild the bridge.", "promise", "TUR", "rebuild the bridge"),
    Case("Brazil promised Bolivia to keep the pipeline open.", "promise", "BRA", "keep the pipeline open", to="BOL"),
    Case("China promised to buy more gas from Russia as long as the price holds.", "promise", "CHN", "buy more gas from Russia", to="RUS", condition="the price holds"),
    Case("Egypt agreed to reopen the crossing in exchange for the release of the crew.", "promise", "EGY", "reopen the crossing", condition="the release of the crew"),
    Case("Chile repeated its pledge to accept refugees from Haiti.", "promise", "CHL", "accept refugees from Haiti"),
    Case("NATO ministers met on Monday. An attack on one member would be met by a response by NATO.", "promise", "IGO", "a response by NATO", condition="An attack on one member"),
    Case("Bolivia and Chile met in Geneva on Monday. Both sides agreed to reopen the railway.", "promise", "BOL", "reopen the railway"),
    Case("The rebels' commander said that his men would free the engineers of the dam.", "promise", "REB", "free the engineers"),
    Case("“[W]ithin the next ten days, I will send the bill to parliament,” Chilean President Gabriel Boric said.", "promise", "CHL", "send the bill", due=("2022-03-09", "2022-03-19")),
    Case("Finland donated medicine, and Spain pledged two million euros to the clinics of Chad.", "promise", "ESP", "two million euros"),
    Case("The hostages will be freed by Friday, the Iraqi government said.", "promise", "IRQ", "hostages will be freed", due=("2022-03-11", "2022-03-11")),
    Case("Under the accord, Armenia will return two villages and Azerbaijan will free ten soldiers.", "promise", "ARM", "return two villages"),
    Case("Under the accord, Armenia will return two villages and Azerbaijan will free ten soldiers.", "promise", "AZE", "free ten soldiers"),
    Case("Ghana announced plans to send medics to Togo.", "promise", "GHA", "send medics to Togo", to="TGO"),
    Case("Eritrea and Ethiopia agreed on a ceasefire.", "promise", "ERI", "a ceasefire"),
    Case("The Dutch cabinet decided to send a frigate to the Gulf.", "promise", "NLD", "send a frigate"),
    Case("Lithuania has said it won't close the consulate.", "promise", "LTU", "won't close the consulate"),
    Case("“We are going to send more lorries to Moldova,” Romanian President Klaus Iohannis said.", "promise", "ROU", "send more lorries", to="MDA"),
    Case("Togo's government promised an inquiry into the fire.", "promise", "TGO", "an inquiry"),
    # threats
    Case("Uganda will not reopen the border until Rwanda apologises, its foreign minister said.", "threat", "UGA", "not reopen the border", condition="Rwanda apologises", sense="unless", waits="RWA"),
    Case("The African Union said it would suspend Guinea if the army kept power.", "threat", "IGO", "suspend Guinea", condition="the army kept power"),
    Case("“If Eritrea attacks, we will respond with all our strength,” the Ethiopian prime minister said.", "threat", "ETH", "respond with all our strength", to="ERI", condition="Eritrea attacks", waits="ERI"),
    Case("Iran threatened to close the strait if the United States imposes new sanctions.", "threat", "IRN", "close the strait", to="USA", condition="the United States imposes new sanctions", waits="USA"),
    Case("North Korea vowed to retaliate against South Korea.", "threat", "PRK", "retaliate against South Korea", to="KOR"),
    Case("Japan said it would not lift the ban unless China frees the crew.", "threat", "JPN", "not lift the ban", to="CHN", condition="China frees the crew", sense="unless", waits="CHN"),
    Case("Iran warned that any attack on its territory would be met with a crushing response.", "threat", "IRN", "a crushing response", condition="any attack on its territory"),
    Case("Russian Foreign Minister Sergei Lavrov said that talks with Sweden would be impossible if Sweden joined the alliance.", "threat", "RUS", "talks with Sweden would be impossible", to="SWE", condition="Sweden joined the alliance", waits="SWE"),
    Case("The United States will impose sanctions on Turkey if it buys the missiles, U.S. President Joe Biden said.", "threat", "USA", "impose sanctions on Turkey", to="TUR", condition="it buys the missiles", waits="TUR"),
    Case("Ethiopia threatened Sudan with sanctions.", "threat", "ETH", "sanctions"),
    Case("Belarus said it would expel ten Polish diplomats by Friday.", "threat", "BLR", "expel ten Polish diplomats", due=("2022-03-11", "2022-03-11")),
    # offers
    Case("Qatar offered to host the talks.", "offer", "QAT", "host the talks"),
    Case("Ukraine is ready to talk with Russia if Moscow withdraws its forces.", "offer", "UKR", "talk with Russia", to="RUS", condition="Moscow withdraws its forces", waits="RUS"),
    Case("Iran is willing to return to the negotiations.", "offer", "IRN", "return to the negotiations"),
    Case("Finland proposed to send mediators to Yemen.", "offer", "FIN", "send mediators to Yemen"),
    Case("Peru voiced its readiness to mediate.", "offer", "PER", "mediate"),
    # demands: by is who would act, to who demands
    Case("Turkey demanded that Syria withdraw its troops by Friday.", "demand", "SYR", "withdraw its troops", to="TUR", due=("2022-03-11", "2022-03-11")),
    Case("The Nepal Relief League called on the UN Security Council to open two roads.", "demand", "UNO", "open two roads"),
    Case("France called on Israel to lift the blockade.", "demand", "ISR", "lift the blockade", to="FRA"),
    Case("Germany urged Russia to free the sailors.", "demand", "RUS", "free the sailors", to="DEU"),
    Case("Saudi Arabia gave Qatar ten days to close the base.", "demand", "QAT", "close the base", to="SAU"),
    Case("Greece was urged by Germany to accept the deal.", "demand", "GRC", "accept the deal", to="DEU"),
    Case("Kenya warned Somalia not to cross the border.", "demand", "SOM", "not to cross the border", to="KEN"),
    Case("Poland accused Belarus of lying and called on the European Union to close the border.", "demand", "EUR", "close the border", to="POL"),
    Case("Algeria ordered France to withdraw its ambassador within 48 hours.", "demand", "FRA", "withdraw its ambassador", to="DZA"),
    Case("Inspector Ruth Ojala urged the Finnish Defence Ministry to review its files.", "demand", "FIN", "review its files"),
    Case("The kidnappers demanded a ransom from Nigeria.", "demand", "NGA", "a ransom"),
    Case("“Rwanda must pull its soldiers out of the hills,” Ugandan Foreign Minister Odongo Jeje said.", "demand", "RWA", "pull its soldiers out", to="UGA"),
    Case("Laos should free the two reporters, the Thai government said.", "demand", "LAO", "free the two reporters", to="THA"),
    Case("Chad called for Niger to open the road.", "demand", "NER", "open the road", to="TCD"),
    Case("Japan called for the release of two sailors held in Yemen.", "demand", "-", "the release of two sailors"),
    Case("Latvia demanded the withdrawal of Belarusian troops from the bridge.", "demand", "BLR", "the withdrawal of Belarusian troops", to="LVA"),
    Case("Gambia has until Friday to answer, the African Union said.", "demand", "GMB", "answer", to="IGO", due=("2022-03-11", "2022-03-11")),
    Case("Oman gave Yemen until Monday to reopen the port.", "demand", "YEM", "reopen the port", to="OMN", due=("2022-03-14", "2022-03-14")),
    Case("“Leave the island,” Philippine President Rodrigo Duterte told China.", "demand", "CHN", "Leave the island", to="PHL"),
    Case("The accord obliges Serbia to free the miners.", "demand", "SRB", "free the miners"),
    # schedules
    Case("Denmark is sending two frigates to the strait next week.", "schedule", "DNK", "sending two frigates", due=("2022-03-14", "2022-03-20")),
    Case("Talks between Kosovo and Serbia resume in Brussels on Tuesday.", "schedule", "XKX", "Talks between Kosovo and Serbia", due=("2022-03-15", "2022-03-15")),
    Case("The truce takes effect on Sunday.", "schedule", "-", "truce takes effect", due=("2022-03-13", "2022-03-13")),
    Case("The crossing will reopen on Saturday.", "schedule", "-", "crossing will reopen", due=("2022-03-12", "2022-03-12")),
    Case("A UN delegation is due in Tripoli on Thursday.", "schedule", "UNO", "due in Tripoli", due=("2022-03-10", "2022-03-10")),
    Case("Cuba and Mexico are due to hold talks on January 14.", "schedule", "CUB", "hold talks", due=("2023-01-14", "2023-01-14")),
    Case("South Korea's president is going to visit Hanoi in May.", "schedule", "KOR", "visit Hanoi", due=("2022-05-01", "2022-05-31")),
    Case("The commission will meet in Lima on April 3.", "schedule", "-", "meet in Lima", due=("2022-04-03", "2022-04-03")),
    Case("Mediators from the African Union will fly to Khartoum on Friday.", "schedule", "IGO", "fly to Khartoum", due=("2022-03-11", "2022-03-11")),
    Case("Kenya's president is slated to address the assembly on Friday.", "schedule", "KEN", "address the assembly", due=("2022-03-11", "2022-03-11")),
    Case("“Mali meets Niger on Sunday in Gao,” Ghanaian Foreign Minister Ama Mensah said.", "schedule", "MLI", "meets Niger", due=("2022-03-13", "2022-03-13")),
    Case("The next summit of the African Union will take place on April 20 in Nairobi.", "schedule", "IGO", "next summit of the African Union", due=("2022-04-20", "2022-04-20")),
    Case("Talks between Sudan and Ethiopia are scheduled for Monday in Cairo.", "schedule", "SDN", "Talks between Sudan and Ethiopia", due=("2022-03-14", "2022-03-14")),
    Case("Poland's president will visit Berlin on Friday.", "schedule", "POL", "visit Berlin", due=("2022-03-11", "2022-03-11")),
    Case("Malta and Italy are due to sign the treaty on March 21.", "schedule", "MLT", "sign the treaty", due=("2022-03-21", "2022-03-21")),
    Case("India plans to open the dam in July.", "schedule", "IND", "open the dam", due=("2022-07-01", "2022-07-31")),
    Case("The European Council meets on Sunday in Brussels.", "schedule", "EUR", "meets on Sunday in Brussels", due=("2022-03-13", "2022-03-13")),
    # decisions
    Case("The Turkish parliament will vote on the treaty on Tuesday.", "decision", "TUR", "the treaty", due=("2022-03-15", "2022-03-15")),
    Case("Italy is considering sending troops to Libya.", "decision", "ITA", "sending troops to Libya", to="LBY"),
    Case("The Danish government will decide whether to close the border on Monday.", "decision", "DNK", "close the border", due=("2022-03-14", "2022-03-14")),
    Case("Britain is weighing whether to recognise Kosovo.", "decision", "GBR", "recognise Kosovo"),
    Case("A decision on the base will be made by Hungary on Monday.", "decision", "HUN", "the base", due=("2022-03-14", "2022-03-14")),
    # words of conditions
    Case("Should Israel attack, Iran will retaliate, the Iranian foreign minister said.", "threat", "IRN", "retaliate", to="ISR", condition="Israel attack", waits="ISR"),
    Case("Spain promised to send aid provided that Morocco opens its border.", "promise", "ESP", "send aid", condition="Morocco opens its border", waits="MAR"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:60])
def test_one_commitment_is_found_with_all_its_parts(case: Case) -> None:
    found = [c for c in read(case.text) if c.form == case.form and case.act in c.act.text]
    assert found, [(c.form, c.act.text) for c in read(case.text)]
    commitment = found[0]
    if case.by == "REB":
        assert [actor.sector for actor in commitment.by] == ["REB"]
    elif case.by != "-":
        assert case.by in [actor.code for actor in commitment.by]
    if case.to is not None:
        assert case.to in [actor.code for actor in commitment.to]
    if case.condition is None:
        assert commitment.condition is None
    else:
        assert commitment.condition is not None
        assert commitment.condition.span.text == case.condition
        assert commitment.condition.sense == case.sense
    if case.waits is not None:
        assert commitment.condition is not None
        assert commitment.condition.by is not None
        assert commitment.condition.by.code == case.waits
    if case.due is not None:
        assert commitment.due is not None
        assert (commitment.due.start, commitment.due.end) == case.due


NOTHING = [
    "Analysts said prices will rise next year.",
    "“We will see,” U.S. President Joe Biden said.",
    "Russia did not promise to withdraw its troops.",
    "Would Turkey agree to leave the alliance?",
    "Germany had planned to send tanks in May.",
    "The talks between Peru and Chile took place on Monday.",
    "Forecasters warned that the storm would reach Cuba.",
    "Mexico met Guatemala in the final on Saturday.",
    "Sudan refused to agree to the terms.",
    "Norway may offer to mediate.",
    "If Spain pledged to pay, nobody heard it.",
    "Governments should do more for the poor, an economist wrote.",
    "The river will flood again, said a resident.",
    "Police warned people to stay inside.",
    "Water turns to ice when it is cold.",
    "The ambassador of Japan had dinner with the mayor.",
    "“The American people will decide this race,” U.S. President Joe Biden said.",
    "“I will tell you that nobody slept,” Canadian Prime Minister Justin Trudeau said.",
    "Spanish Prime Minister Pedro Sánchez said he would probably sign the pact.",
    "Egypt fears that Sudan would join the pact.",
    "Reporters asked whether Peru will leave the bloc on Friday.",
    "Critics spoke of the insults that Turkey will hurl at Greece on Friday.",
    "A Kenyan president must be ready to take decisions.",
    "Italy would have paid more if France had agreed.",
    "The minister was determined to have a fever.",
    "Serbia accused Kosovo of threatening to close the road.",
    "“We are not going to leave the bloc,” Hungarian Prime Minister Viktor Orbán said.",
    "“We're going to turn it around,” Canadian Prime Minister Justin Trudeau said.",
    "The candidates agreed on many points.",
    "Nobody knows why Spain should pay, the Moroccan government said.",
    "The Greek government said the old must have known of it.",
    "Ford is going to cancel the plant, U.S. President Joe Biden said.",
    "Kenya said it was optimistic that it will open the road.",
    "The king could calm them by saying that Jordan will lower the tax.",
    "He argued that a debate would be held in the wrong month.",
    "It is for Chad to reach out and be willing to pay.",
    "Zambia rejected positions regarding its willingness to pay.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_binds_nobody_makes_no_commitment(text: str) -> None:
    assert [(c.form, c.act.text) for c in read(text)] == []


def test_every_commitment_has_its_words_in_the_text_and_a_first_step_in_its_life() -> None:
    text = " ".join(case.text for case in CASES[:12])
    found = read(text)
    assert len(found) >= 8
    for commitment in found:
        assert text[commitment.act.start : commitment.act.end] == commitment.act.text
        assert commitment.evidence
        assert any(span.contains(commitment.act) for span in commitment.evidence)
        assert commitment.history[0].state == "open"
        assert 0 < commitment.confidence < 1


def test_a_promise_told_twice_is_one_commitment() -> None:
    found = read(
        "Norway pledged to send 200 soldiers to Mali. The government in Oslo was asked for details.\n\n"
        "Norway promised to send the 200 soldiers to Mali by September."
    )
    assert len([c for c in found if c.form == "promise"]) == 1
    assert found[0].due is not None
    assert len(found[0].evidence) == 2


def test_a_broken_promise_shows_the_record_that_broke_it() -> None:
    found = read(
        "Israel broke its promise to release the prisoners, the Palestinian Authority said."
    )
    assert [c.state for c in found] == ["broken"]
    assert [step.state for step in found[0].history] == ["open", "broken"]
    assert found[0].history[-1].record is not None


def test_by_is_the_polity_of_the_one_who_speaks() -> None:
    found = read("“We will reopen the port by June,” Russian Foreign Minister Sergei Lavrov said.")
    assert [(actor.name, actor.code, actor.person) for actor in found[0].by] == [
        ("Russia", "RUS", False)
    ]


PERSONAL = [
    ("Brazilian President Jair Bolsonaro promised to release his tax returns.", "Jair Bolsonaro"),
    ("British Prime Minister Boris Johnson said he would step down in June.", "Boris Johnson"),
    ("Peru's president rejected Prime Minister Rosa Quispe's offer to resign.", "Rosa Quispe"),
]


@pytest.mark.parametrize(("text", "name"), PERSONAL)
def test_a_personal_act_binds_the_person_and_not_the_state(text: str, name: str) -> None:
    assert [[actor.name for actor in c.by] for c in read(text)] == [[name]]


def test_what_is_told_behind_a_comma_is_no_part_of_the_act() -> None:
    found = read("Norway urged Russia to free the crew, which was caught in May.")
    assert [c.act.text for c in found] == ["free the crew"]


def test_a_meeting_is_not_its_city_s() -> None:
    found = read("The mayoral election in the Australian city is scheduled for Saturday.")
    assert [c.by for c in found] == [()]


@pytest.mark.shared
def test_the_starting_page_gives_its_five_commitments(shared) -> None:  # type: ignore[no-untyped-def]
    path = shared / "data" / "articles" / "000_dee0f51394cb4d3b.txt"
    declared = Declared(published="2016-07-08", published_basis="given")
    page = Page(uri="page", raw=path.read_text(), media="text", encoding="utf-8", declared=declared)
    found = next(Reader().read_documents([documents.clean(page)])).commitments
    shape = [
        (
            c.form,
            [actor.name for actor in c.by],
            [actor.name for actor in c.to],
            c.due and (c.due.start, c.due.end),
            c.condition is not None,
        )
        for c in found
    ]
    nations = ["Estonia", "Latvia", "Lithuania", "Poland"]
    assert shape == [
        ("promise", ["NATO"], ["Russia"], None, False),
        ("schedule", ["NATO-Russia Council"], [], ("2016-07-13", "2016-07-13"), False),
        ("decision", ["NATO"], nations, ("2016-07-08", "2016-07-09"), False),
        ("promise", ["NATO"], [], None, True),
        ("threat", ["Russia"], ["NATO"], None, True),
    ]
    threat = found[-1]
    assert threat.condition is not None
    assert threat.condition.by is not None
    assert threat.condition.by.name == "NATO"
