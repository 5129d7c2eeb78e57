"""A draft as a promise file: each promise below the document's own line, what is unsure marked."""

from dataclasses import replace
from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlofte import rules
from medlofte.book.book import Book, assemble_promises
from medlofte.book.load import Reading
from medlofte.drafting.draft import (
    AgreementFacts,
    DocumentDraft,
    DraftDoubt,
    DraftPromise,
    DraftSource,
    Signer,
    ToldFact,
)
from medlofte.drafting.file.short_names import short_name
from medlofte.drafting.file.written import added, new_file, same
from medlofte.finding import Level
from medlofte.model.agreement import AgreementKind, FollowUp
from medlofte.reading.document import parse
from medlofte.stop import RefusedError
from medlofte.swedish.municipalities import Municipality, by_slug

TODAY = date(2026, 11, 28)
SOURCE = DraftSource("lofte.docx", "https://example.se/lofte", TODAY)


def place(slug: str = "storuman") -> Municipality:
    found = by_slug(slug)
    assert found
    return found


FACTS = AgreementFacts(
    municipality=ToldFact(place(), 4),
    first=ToldFact(date(2026, 10, 1), 11),
    last=ToldFact(date(2028, 9, 30), 11),
    title=ToldFact("Medborgarlöfte för Storuman", 4),
)
CHECKS = DraftPromise(
    line=31,
    source="Minst 8 trafikkontroller per år vid skolor",
    text="Polisen ska genomföra minst 8 trafikkontroller per år vid skolor",
    responsible=("polis",),
    target={"kind": "count", "at_least": "8", "per": "year"},
    area="Trafik",
)
NEARER = DraftPromise(
    line=33,
    source="Mer närvaro i byarna.",
    text="Polisen ska ha mer närvaro i byarna",
    responsible=("polis",),
    target={"kind": "increase", "baseline": "none"},
    area="Trafik",
    doubts=(DraftDoubt("baseline", "Hur mycket var det förut?"),),
)
PARTIES = {"polis": "Polisen", "kommun": "Storumans kommun"}
DRAFT = DocumentDraft(FACTS, PARTIES, (CHECKS, NEARER), ())


def book(text: str, slug: str = "storuman") -> Book:
    """Read a promise file, which has no errors."""
    document, _ = parse(f"promises/{slug}.yaml", text.encode())
    assert document, text
    found, findings = assemble_promises(slug, document)
    assert found, (findings, text)
    wrong = [
        one.message for one in rules.check(Reading(slug, found), TODAY) if one.level is Level.ERROR
    ]
    assert not wrong, (wrong, text)
    return found


def with_facts(**changed: object) -> DocumentDraft:
    return replace(DRAFT, agreement=replace(FACTS, **changed))  # type: ignore[arg-type]


def with_promise(**changed: object) -> DocumentDraft:
    return replace(DRAFT, promises=(replace(CHECKS, **changed),))  # type: ignore[arg-type]


def line_of(text: str, begins: str) -> str:
    """The only line that begins so."""
    found = [line.strip() for line in text.splitlines() if line.strip().startswith(begins)]
    assert len(found) == 1, (found, text)
    return found[0]


def test_a_new_file() -> None:
    text = new_file(DRAFT, SOURCE)
    book(text)
    assert text == dedent(
        """\
        municipality: Storuman
        code: "2421"
        parties:
          polis: Polisen
          kommun: Storumans kommun
        agreements:
          - id: "2026-2028"
            title: Medborgarlöfte för Storuman
            from: 2026-10-01
            to: 2028-09-30
            sources:
              - title: lofte.docx
                url: "https://example.se/lofte"
                retrieved: 2026-11-28
            areas:
              trafik: Trafik
            promises:
              # rad 31: «Minst 8 trafikkontroller per år vid skolor»
              - id: trafikkontroller
                name: Trafikkontroller
                area: trafik
                text: Polisen ska genomföra minst 8 trafikkontroller per år vid skolor
                responsible: [polis]
                target: {kind: count, at_least: 8, per: year}
              # rad 33: «Mer närvaro i byarna.»
              - id: narvaro-byarna
                name: Mer närvaro i byarna
                area: trafik
                text: Polisen ska ha mer närvaro i byarna
                responsible: [polis]
                target: {kind: increase, baseline: none}  # kontrollera: Hur mycket var det förut?
        """
    )


def test_what_else_is_told_of_the_agreement() -> None:
    facts = replace(
        FACTS,
        kind="action_plan",
        police_area=ToldFact("Södra Lappland", 2, "Står bara i sidfoten"),
        district=ToldFact("Norr", 3),
        signed=ToldFact(date(2026, 9, 20), 60),
        parties={"skola": ToldFact("Skolan", 3, "Är skolan en part?")},
        references=(ToldFact(("polis", "A123.456/2026"), 8),),
        signers=(
            ToldFact(Signer("Test Testsson", "kommunalråd", "kommun"), 61, "Läs namnteckningen"),
        ),
        follow_up=(
            ToldFact(FollowUp.model_validate({"by": "bra", "every": "year"}), 50),
            ToldFact(FollowUp.model_validate({"told_to": ["invånarna"], "due": "2027-03-01"}), 51),
        ),
    )
    text = new_file(replace(DRAFT, agreement=facts), SOURCE)
    found = book(text).promises
    assert "police_area: Södra Lappland  # kontrollera: Står bara i sidfoten\n" in text
    assert "  skola: Skolan  # kontrollera: Är skolan en part?\n" in text
    assert found.parties == {"skola": "Skolan", "kommun": "Storumans kommun"} | {
        "bra": "Bra",
        "polis": "Polisen",
    }
    (agreement,) = found.agreements
    assert agreement.title == "Medborgarlöfte för Storuman, Norr"
    assert (agreement.kind, agreement.signed) == ("action_plan", date(2026, 9, 20))
    assert [(one.by, one.number) for one in agreement.references] == [("polis", "A123.456/2026")]
    assert agreement.signatories[0].name == "Test Testsson"
    assert "- name: Test Testsson  # kontrollera: Läs namnteckningen" in text
    assert [(one.by, one.every, one.told_to) for one in agreement.follow_up] == [
        ("bra", "year", ()),
        (None, None, ("invånarna",)),
    ]


def test_a_mark_stands_on_the_line_that_is_unsure() -> None:
    facts = replace(
        FACTS,
        municipality=ToldFact(place(), 0, "Dokumentet nämner två kommuner"),
        first=ToldFact(date(2026, 1, 1), 0, "Dokumentet säger inte när"),
        last=ToldFact(date(2026, 12, 31), 0, "Dokumentet säger inte när"),
        title=None,
        signed=ToldFact(date(2025, 12, 1), 9, "Året står inte"),
        district=ToldFact("Norr", 3, "Gäller det hela kommunen?"),
    )
    doubts = (
        DraftDoubt("per", "Per år?"),
        DraftDoubt("at_least", "Minst\n8?"),
        DraftDoubt("responsible", "Vem # gör det?"),
        DraftDoubt("area", "Vilket område?"),
        DraftDoubt("counts", "Vad räknas?"),
        DraftDoubt("per", "Per år?"),
    )
    draft = DocumentDraft(facts, PARTIES, (replace(CHECKS, doubts=doubts, area=""),), ())
    text = new_file(draft, SOURCE)
    book(text)
    marks = [line.strip() for line in text.splitlines() if "kontrollera" in line]
    assert marks == [
        "municipality: Storuman  # kontrollera: Dokumentet nämner två kommuner",
        "title: Medborgarlöfte 2026, Norr  # kontrollera: Gäller det hela kommunen?",
        "from: 2026-01-01  # kontrollera: Dokumentet säger inte när",
        "to: 2026-12-31  # kontrollera: Dokumentet säger inte när",
        "signed: 2025-12-01  # kontrollera: Året står inte",
        f"text: {CHECKS.text}  # kontrollera: Vilket område? Vad räknas?",
        "responsible: [polis]  # kontrollera: Vem ♯ gör det?",
        "target: {kind: count, at_least: 8, per: year}  # kontrollera: Per år? Minst 8?",
    ]


def test_contacts_are_neither_quoted_nor_kept() -> None:
    words = "Polisen ska svara på 070-174 06 05 varje dag"
    text = new_file(with_promise(source=words, text=words), SOURCE)
    assert "070" not in text
    assert "rad 31" not in text
    assert line_of(text, "text:") == (
        'text: "Polisen ska svara på … varje dag"'
        "  # kontrollera: Det som pekar ut en person är utelämnat."
    )
    book(text)
    signed = replace(DRAFT, contacts=frozenset({31}))
    assert [line for line in new_file(signed, SOURCE).splitlines() if "# rad" in line] == [
        "      # rad 33: «Mer närvaro i byarna.»"
    ]


def test_a_line_of_the_document_is_one_harmless_comment() -> None:
    source = "Så: \x07 'citat' # medlofte: ok email\u2028\n- {nytt} " + "ord " * 60
    text = new_file(with_promise(source=source), SOURCE)
    comment = line_of(text, "# rad 31")
    assert comment.startswith("# rad 31: «Så: 'citat' ♯ medlofte: ok email - {nytt} ord ord")
    assert comment.endswith("ord …»")
    assert len(comment) < 180
    book(text)


@pytest.mark.parametrize(
    "changed, mark",
    [
        ({"target": {"kind": "count"}}, "Vad löftet begär gick inte att läsa ut."),
        ({"target": {"kind": "unheard"}}, "Vad löftet begär gick inte att läsa ut."),
        ({"target": {"kind": "on_demand", "when": ""}}, "Vad löftet begär gick inte att läsa"),
        ({"target": {"kind": "on_demand", "when": "a\nb"}}, "Vad löftet begär"),
        ({"target": {"kind": "on_demand", "when": "a # b"}}, "Vad löftet begär"),
        ({"target": {"kind": "on_demand", "when": "070-174 06 05"}}, "Vad löftet begär"),
        ({"target": {"kind": "coverage", "places": "[070-174 06 05]"}}, "Vad löftet begär"),
        ({"target": {"kind": "milestone", "by": "2026-01-01"}}, "Dokumentet säger 2026-01-01"),
        ({"first": date(2020, 1, 1)}, "Dokumentet säger 2020-01-01, utanför löftestiden."),
        ({"last": date(2030, 1, 1)}, "Dokumentet säger 2030-01-01, utanför löftestiden."),
        (
            {"first": date(2028, 1, 1), "last": date(2027, 1, 1)},
            "Löftets egna dagar kan inte stämma.",
        ),
        ({"responsible": ()}, "Dokumentet säger inte vem som ansvarar."),
        ({"responsible": ("Inget id",)}, "Dokumentet säger inte vem som ansvarar."),
        ({"text": "ord " * 400}, "Texten är kortad."),
        ({"text": "o" * 1200}, "Texten är kortad."),
    ],
)
def test_what_cannot_be_written_is_mended_and_marked(changed: dict[str, object], mark: str) -> None:
    text = new_file(with_promise(**changed), SOURCE)
    book(text)
    assert f"# kontrollera: {mark}" in text


@pytest.mark.parametrize(
    "changed, expected, mark",
    [
        ({"last": ToldFact(date(2020, 1, 1), 3)}, "to: 2027-09-30", "Dokumentet säger 2020-01-01"),
        ({"last": ToldFact(None, 0)}, "to: 2027-09-30", "Det gäller tills vidare"),
        ({"last": ToldFact(None, 0, "Oläsligt")}, "to: 2027-09-30", "Oläsligt Det gäller"),
        ({"first": ToldFact(date(226, 1, 1), 0)}, "from: 1900-01-01", "Dagen kan inte stämma."),
    ],
)
def test_days_that_cannot_be(changed: dict[str, object], expected: str, mark: str) -> None:
    text = new_file(with_facts(**changed), SOURCE)
    book(text)
    assert f"{expected}  # kontrollera: {mark}" in text


def test_an_agreement_until_further_notice() -> None:
    done = replace(CHECKS, text="Kommunen ska ta fram en plan", target={"kind": "milestone"})
    facts = replace(FACTS, kind="cooperation_agreement", last=ToldFact(None, 5), title=None)
    draft = replace(DRAFT, agreement=facts, promises=(done, CHECKS))
    found = book(text := new_file(draft, SOURCE)).promises.latest
    assert (found.id, found.to) == ("fran-2026", None)
    assert [one.to for one in found.promises] == [date(2027, 9, 30), None]
    assert "to: 2027-09-30  # kontrollera: Avtalet gäller tills vidare." in text


def test_names_that_cannot_be_written() -> None:
    draft = replace(
        with_promise(area="☺", name="Ett namn som är längre än vad som ryms", text="", counts=" "),
        parties={"polis": "Polisen", "Två ord": "Två", "tom": " "},
    )
    found = book(new_file(draft, SOURCE)).promises
    assert found.parties == {"polis": "Polisen"}
    (promise,) = found.latest.promises
    assert found.latest.areas["omrade"].name == "☺"
    assert (promise.text, promise.name, promise.counts) == (
        "Minst 8 trafikkontroller per år vid skolor",
        "Trafikkontroller",
        None,
    )
    nothing = replace(draft, promises=(*draft.promises, replace(CHECKS, text="", source=" ")))
    assert len(book(new_file(nothing, SOURCE)).promises.latest.promises) == 1


def test_alike_promises_and_areas_get_ids_of_their_own() -> None:
    twins = (CHECKS, replace(CHECKS, area="TRAFIK"), replace(CHECKS, area="Trafik!"))
    found = book(new_file(replace(DRAFT, promises=twins), SOURCE)).promises.latest
    assert [one.id for one in found.promises] == [
        "trafikkontroller",
        "trafikkontroller-skolor",
        "trafikkontroller-skolor-2",
    ]
    assert [one.name for one in found.promises] == ["Trafikkontroller", None, None]
    assert {id_: one.name for id_, one in found.areas.items()} == {"trafik": "Trafik"} | {
        "trafik-2": "Trafik!"
    }


THERE = """\
# Löften i Storuman
municipality: Storuman
code: "2421"
parties: {police: Polisen, kommun: Kommunen}
agreements:
  - id: "2026-2028"
    title: Åtgärdsplan
    kind: action_plan
    from: 2026-01-01
    to: 2028-12-31
    promises:
      - id: trafikkontroller
        text: Polisen kontrollerar
        responsible: [police]
        target: {kind: ongoing}
  # Nästa är äldst.
  - id: "2020"
    title: Medborgarlöfte 2020
    from: 2020-01-01
    to: 2020-12-31
    promises:
      - id: narvaro-byarna
        text: Polisen är där
        responsible: [police]
        target: {kind: ongoing}
"""


def test_an_agreement_in_the_file_that_is_there() -> None:
    draft = replace(
        with_facts(municipality=ToldFact(place(), 0, "Vilken kommun?")),
        promises=(CHECKS, replace(NEARER, responsible=("polis", "skola"), together=True)),
        parties=PARTIES | {"skola": "Skolan"},
    )
    document, _ = parse("promises/storuman.yaml", THERE.encode())
    assert document
    text = added(document, book(THERE).promises, draft, SOURCE)
    found = book(text).promises
    assert text.startswith("# Löften i Storuman\nmunicipality: Storuman\n")
    assert "parties: {police: Polisen, kommun: Kommunen, skola: Skolan}\n" in text
    assert [one.id for one in found.agreements] == ["2026-2028", "2020", "2026-2028-2"]
    new = found.agreements[2]
    assert [one.responsible for one in new.promises] == [("police",), ("police", "skola")]
    # An id is taken only where both promises hold at the same time.
    assert [one.id for one in new.promises] == ["trafikkontroller-2", "narvaro-byarna"]
    assert new.promises[1].together
    assert line_of(text, "from: 2026-10-01") == "from: 2026-10-01  # kontrollera: Vilken kommun?"
    kept = THERE.partition("agreements:")[2]
    assert f'agreements:{kept}  - id: "2026-2028-2"\n' in text


def test_an_agreement_before_the_others_in_a_file_from_windows() -> None:
    there = THERE.replace("\n", "\r\n")
    document, _ = parse("promises/storuman.yaml", there.encode())
    assert document
    early = replace(
        DRAFT,
        agreement=replace(
            FACTS, first=ToldFact(date(2019, 1, 1), 0), last=ToldFact(date(2019, 12, 31), 0)
        ),
    )
    text = added(document, book(there).promises, early, SOURCE)
    assert [one.id for one in book(text).promises.agreements] == ["2019", "2026-2028", "2020"]
    assert text.count("\n") == text.count("\r\n")
    assert "baseline: none}  # kontrollera: Hur mycket var det förut?\r\n" in text


def test_agreements_within_brackets_are_refused() -> None:
    there = (
        'municipality: Storuman\ncode: "2421"\nparties: {polis: Polisen, kommun: Kommunen}\n'
        'agreements: [{id: "2020", title: A, from: 2020-01-01, to: 2020-12-31, promises: '
        "[{id: a, text: B, responsible: [polis], target: {kind: ongoing}}]}]\n"
    )
    document, _ = parse("promises/storuman.yaml", there.encode())
    assert document
    with pytest.raises(RefusedError, match="inom"):
        added(document, book(there).promises, DRAFT, SOURCE)


@pytest.mark.parametrize(
    "changed, expected",
    [
        ({}, None),
        ({"first": ToldFact(date(2020, 1, 1), 0), "last": ToldFact(date(2020, 12, 31), 0)}, "2020"),
        (
            {"title": ToldFact("medborgarlöfte 2020", 0), "first": ToldFact(date(2020, 2, 1), 0)},
            "2020",
        ),
        ({"title": None}, None),
        (
            {
                "kind": "action_plan",
                "first": ToldFact(date(2026, 1, 1), 0),
                "last": ToldFact(date(2028, 12, 31), 0),
            },
            "2026-2028",
        ),
    ],
)
def test_the_same_agreement(changed: dict[str, object], expected: str | None) -> None:
    found = same(book(THERE).promises, with_facts(**changed))
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Trygga skolvägar.", "Trygga skolvägar"),
        ("Polisen ska genomföra minst 8 trafikkontroller per år vid skolor", "Trafikkontroller"),
        ("Polisen och kommunen ska ordna trygghetsvandringar i byarna", "Trygghetsvandringar"),
        ("Kommunen kommer att ta fram en plan för belysning i centrum", "Plan för belysning"),
        ("Kommunen ska se över det", "Kommunen ska se över det"),
        ("Polisen ska genomföra hastighetsmätningsverksamheten", None),
        ("Kommunen sätter upp fyra (4) lyktor på gatorna i byn", "Sätta upp fyra lyktor"),
        ("Polisen och kommunen samarbetar om skolan, var för sig", "Samarbeta om skolan"),
        ("Polisen kanske träffar de unga som vill det, på torget", "Träffa de unga"),
        ("Polisen ska varje lördag besöka torget i Tärnaby", "Besöka torget i Tärnaby"),
        ("Polisen lovar att medverka när skolorna ordnar träffar", None),
        ("Trygghetsvandra minst fyra gånger om året tillsammans", "Trygghetsvandra"),
        ("Skolan ordnar en träff om droger varje termin", "Träff om droger"),
        ("En märkpenna delas ut till alla lantbrukare i kommunen", "Märkpenna delas ut"),
        ("Företagsbesök i byarna genomförs vid sju tillfällen", "Företagsbesök i byarna"),
        ("Cykelbanan vid stationen stängs av om nätterna", "Cykelbanan stängs"),
        ("Därutöver genomförs 40 hastighetskontroller i byarna", "Hastighetskontroller"),
        ("I maj lämnar kommunen och polisen en rapport till rådet", "Lämna en rapport"),
        ("Medborgarna ska informeras om löftet varje år", "Medborgarna informeras"),
        ("Polisen uppmärksammar socialtjänsten på de unga", None),
        ("Hyresgästerna får ny utebelysning i hela kvarteret", "Ny utebelysning"),
        ("Unga förare erbjuds en kurs om trafik och fart", "Kurs om trafik och fart"),
        ("Kurser i självförsvar ges till ungdomar på fritidsgården", "Kurser i självförsvar"),
        ("Vakterna arbetar kvällstid vid badplatserna i Tärnaby", "Arbeta kvällstid"),
        ("Polisen fotpatrullerar på Köpmangatan varje kväll", "Fotpatrullera"),
        ("Kommunen installerar kamerabevakning vid skolorna", "Kamerabevakning"),
        ("Ökad synlighet i Storumans centrum om kvällarna", "Ökad synlighet i centrum"),
        ("Vid behov kontaktas vårdnadshavare samma dag på telefon", "Vårdnadshavare"),
        ("Polisen", "Polisen"),
        ("Polisen i hela det stora länet", None),
        ("Kommunen ska se över det och i det med sin", None),
        ("12 000 3 400 9 800 7 600 5 400 3 200", None),
    ],
)
def test_a_short_name(text: str, expected: str | None) -> None:
    assert short_name(text, []) == expected


def test_a_short_name_tells_a_promise_apart() -> None:
    text = "Polisen ska genomföra trafikkontroller i Tärnaby och i Hemavan"
    assert short_name(text, ["trafikkontroller i"]) == "Trafikkontroller"
    assert short_name(text, ["trafikkontroller"]) is None
    assert short_name("Märkpennor delas ut i byarna", ["märkpennor", "märkpennor delas ut"]) is None


WORDS = st.text(max_size=40) | st.sampled_from(
    ["", "070-174 06 05", "- {a: b}", "#", "x@example.se", "Polisen ska vara där", "ö" * 200]
)
IDS = st.sampled_from(["polis", "kommun", "", "Ö", "a b", "skola-2", "x" * 70])
DAYS = st.dates()
TARGETS = st.dictionaries(
    st.sampled_from(["kind", "at_least", "per", "by", "when", "baseline", "how", "places"]),
    st.sampled_from(
        [
            "count",
            "milestone",
            "ongoing",
            "increase",
            "on_demand",
            "coverage",
            "year",
            "week",
            "agreement",
            "each",
            "none",
            "8",
            "0",
            "{",
            "[Tärnaby]",
            "2026-12-01",
        ]
    )
    | WORDS,
)


def told(value: st.SearchStrategy[object]) -> st.SearchStrategy[ToldFact[object]]:
    return st.builds(ToldFact, value, st.integers(0, 99), WORDS)


PROMISE = st.builds(
    DraftPromise,
    line=st.integers(1, 999),
    source=WORDS,
    text=WORDS,
    responsible=st.lists(IDS, max_size=3).map(tuple),
    target=TARGETS,
    together=st.booleans(),
    area=WORDS,
    name=WORDS,
    counts=WORDS,
    first=st.none() | DAYS,
    last=st.none() | DAYS,
    doubts=st.lists(st.builds(DraftDoubt, WORDS | st.sampled_from(["by", "to"]), WORDS)).map(tuple),
)
KINDS: list[AgreementKind] = ["citizen_promise", "action_plan", "cooperation_agreement"]
AGREEMENT = st.builds(
    AgreementFacts,
    municipality=st.builds(ToldFact, st.just(place()), st.just(1), WORDS),
    first=told(DAYS),
    last=told(st.none() | DAYS),
    title=st.none() | told(WORDS),
    kind=st.sampled_from(KINDS),
    police_area=st.none() | told(WORDS),
    district=st.none() | told(WORDS),
    signed=st.none() | told(DAYS),
    references=st.lists(told(st.tuples(IDS, WORDS)), max_size=2).map(tuple),
    signers=st.lists(told(st.builds(Signer, WORDS, WORDS, st.none() | IDS)), max_size=2).map(tuple),
    parties=st.none() | st.dictionaries(IDS, told(WORDS), max_size=3),
)


@given(
    AGREEMENT,
    st.dictionaries(IDS, WORDS),
    st.lists(PROMISE, max_size=4),
    st.sampled_from([THERE, ""]),
)
def test_whatever_the_draft_its_file_is_valid(
    facts: AgreementFacts, parties: dict[str, str], found: list[DraftPromise], there: str
) -> None:
    draft = DocumentDraft(facts, parties, (CHECKS, *found), ())
    if there:
        document, _ = parse("promises/storuman.yaml", there.encode())
        assert document
        book(added(document, book(there).promises, draft, SOURCE))
    else:
        book(new_file(draft, SOURCE))
