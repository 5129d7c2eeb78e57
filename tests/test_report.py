"""The written follow-up: what it says, in which order, to whom, and in which form."""

import re
from pathlib import Path

import pytest

import hostile
from conftest import Cli
from small_trees import AGREEMENT, HEAD, lofte, target, tree

YEARLY = target("kind: count, at_least: 10, per: year, unit: kontroller")
FOLLOW_UPS = """\
    follow_ups:
      - period: "2024"
        date: 2024-12-20
        by: kommun
        summary: Ett år med få kontroller
        promises:
          - promise: lofte
            comment: Svår vinter
            cause: Sjukdom
            next: Fler bilar
            assessment: {assessment}
            reason: Alla skolor fick besök
"""


def _with(follow_ups: str) -> str:
    return HEAD + AGREEMENT.replace("    areas:", follow_ups + "    areas:")


def _report(cli: Cli, *more: str, period: str = "2024", code: int = 0) -> str:
    return cli("report", "arjeplog", period, "--data", ".", *more, code=code).out


def _section(text: str, heading: str) -> str:
    """What stands under a heading, on one line."""
    body = re.split(r"\n#+ ", text.split(f" {heading}\n", 1)[1])[0]
    return " ".join(body.split())


def test_the_chapters_come_in_the_order_of_such_documents(cli: Cli, data: Path) -> None:
    text = cli("report", "arjeplog", "2024", "--data", str(data)).out
    assert re.findall("^##?#? (.*)", text, re.MULTILINE) == [
        "Uppföljning av medborgarlöftet och samverkansöverenskommelsen, Arjeplog",
        "Avvikelser",
        "Parternas sammanfattning",
        "Medborgarlöfte 2023–2024",
        "Förebyggande arbete och information",
        "Tillgänglighet och närvaro",
        "Trafik",
        "Information, utbildning och kommunikation",
        "Uppföljning",
        "Samverkansöverenskommelse 2023",
        "Åtaganden utan område",
        "Underskrifter",
        "Bilaga: resultat",
        "Om uppföljningen",
        "Så är siffrorna räknade",
        "Källor",
    ]
    assert text.index("EXEMPEL: alla 44 aktiviteter är påhittade.") < text.index("Löftena, ")


def test_the_same_question_gives_the_same_bytes(cli: Cli, data: Path, tmp_path: Path) -> None:
    for form in ("md", "html", "pdf", "docx"):
        for name in ("a", "b"):
            out = tmp_path / f"{name}.{form}"
            cli("report", "pajala", "2022", "--data", str(data), "-o", str(out))
        assert (tmp_path / f"a.{form}").read_bytes() == (tmp_path / f"b.{form}").read_bytes()


def test_each_promise_has_its_answer(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(YEARLY, "area: trafik, counts: Varje bil"), ["2024-03-13 count: 4"])
    assert _section(_report(cli, "--as-of", "2025-06-01"), "Lofte") == (
        "*Texten om lofte* Mål: Minst 10 per år. Ansvarig: Polisen. "
        "4 av 10 kontroller. **Inte uppnått, 6 saknas.**"
    )


def test_an_open_year_gets_a_number_and_no_verdict(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(YEARLY), ["2024-03-13 count: 4"])
    text = _report(cli, "--as-of", "2024-08-31")
    assert "4 av 10 kontroller hittills. Vid jämn takt 6. **Pågår.**" in text
    assert "efter" not in text
    inside = _report(cli, "--as-of", "2024-08-31", "--internal")
    assert "Vid jämn takt 6. **2 efter sedan 30 jun.**" in inside


def test_the_pace_is_that_of_the_day_until_which_is_known(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(YEARLY), ["2024-05-01 2024-08-31 count: 4"])
    assert "Vid jämn takt 6 den 31 aug." in _report(cli, "--as-of", "2024-10-15")


def test_who_acted_alone_stands_in_no_order_that_tells_the_days(cli: Cli, tmp_path: Path) -> None:
    both = lofte(YEARLY, "responsible: [polis, kommun], together: true")
    alone = ["2024-03-20 by: [polis]", "2024-03-10 by: [kommun]"]
    tree(tmp_path, both, ["2024-02-01 by: [polis, kommun]", *alone])
    (tmp_path / "medlofte.yaml").write_text("publish: {dates: month}\n")
    assert "2 till av Polisen och Arjeplogs kommun" in _report(cli)


def test_a_verdict_that_may_change_says_so(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(YEARLY), ["2024-03-13 count: 4"])
    assert "**Inte uppnått, 6 saknas, preliminärt.**" in _report(cli, "--as-of", "2025-01-10")
    assert "**Inte uppnått, 6 saknas.**" in _report(cli, "--as-of", "2025-03-01")


def test_a_tertial_tells_what_was_done_inside_it(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(YEARLY), ["2024-03-13 count: 4", "2024-06-01"])
    text = _report(cli, period="2024-T2")
    assert "1 under perioden, 5 av 10 kontroller hittills." in text
    other = _report(cli, "--as-of", "2024-02-29", period="2024-T2")
    assert "Ingen uppgift har lämnats under perioden eller tidigare." in other


@pytest.mark.parametrize(
    "assessment, words, differs",
    [
        ("kept", "Uppfyllt", "differs"),
        ("partly_kept", "Delvis uppfyllt", "differs"),
        ("not_kept", "Ej uppfyllt", ""),
        ("cannot_judge", "Kan ej bedömas", ""),
    ],
)
def test_an_assessment_stands_beside_the_figure(
    cli: Cli, tmp_path: Path, assessment: str, words: str, differs: str
) -> None:
    head = _with(FOLLOW_UPS.format(assessment=assessment))
    tree(tmp_path, lofte(YEARLY), ["2024-03-13 count: 4"], head=head)
    text = _section(_report(cli, "--as-of", "2025-06-01"), "Lofte")
    assert "**Inte uppnått, 6 saknas.**" in text
    assert f"**Bedömning av Arjeplogs kommun, 2024:** {words}. Alla skolor fick besök." in text
    assert ("Bedömningen skiljer sig från det som siffrorna visar." in text) is bool(differs)
    for words_ in (
        "**Kommentar (2024):** Svår vinter.",
        "**Orsak:** Sjukdom.",
        "**Framöver:** Fler bilar.",
    ):
        assert words_ in text


@pytest.mark.parametrize(
    "written",
    [
        "|\n              Först detta,\n              och så.\n\n              Sedan - det.",
        ">\n              Först detta,\n              och så.\n\n              Sedan - det.",
        '"Först detta,\\noch så.\\n \\n\\nSedan - det."',
    ],
)
def test_the_paragraphs_of_a_remark_are_kept(cli: Cli, tmp_path: Path, written: str) -> None:
    follow_ups = FOLLOW_UPS.format(assessment="kept").replace("Svår vinter", written)
    follow_ups = follow_ups.replace("Ett år med få kontroller", '"Ett år.\\n\\nMed få."')
    tree(tmp_path, lofte(YEARLY), ["2024-03-13 count: 10"], head=_with(follow_ups))
    told = re.sub(r"(?<!\n)\n(?!\n)", " ", _report(cli))
    assert "**Kommentar (2024):** Först detta, och så.\n\nSedan - det.\n" in told
    assert ", 20 december 2024:** Ett år.\n\nMed få.\n" in told
    page = " ".join(_report(cli, "--format", "html").split())
    assert "</strong>Först detta, och så.</p> <p>Sedan - det.</p>" in page


def test_an_assessment_can_differ_from_what_was_reached(cli: Cli, tmp_path: Path) -> None:
    head = _with(FOLLOW_UPS.format(assessment="not_kept"))
    tree(tmp_path, lofte(YEARLY), ["2024-03-13 count: 10"], head=head)
    text = _section(_report(cli, "--as-of", "2025-06-01"), "Lofte")
    assert "**Uppnått.**" in text
    assert "Bedömningen skiljer sig från det som siffrorna visar." in text


def test_a_follow_up_on_a_part_says_so_and_contradicts_no_year(cli: Cli, tmp_path: Path) -> None:
    head = _with(FOLLOW_UPS.format(assessment="kept")).replace('"2024"', "2024-T1")
    tree(tmp_path, lofte(YEARLY), ["2024-03-13 count: 4"], head=head)
    text = _report(cli, "--as-of", "2025-06-01")
    assert "**Bedömning av Arjeplogs kommun, tertial 1 2024:** Uppfyllt." in text
    assert "skiljer sig" not in text
    assert _section(text, "Avvikelser") == (
        "- **Lofte:** 4 av 10, inte uppnått, 6 saknas. *Orsak:* tertial 1 2024: Sjukdom. "
        "*Åtgärd:* Fler bilar."
    )


@pytest.mark.parametrize(
    "period, asked, told",
    [
        ("avtal", "2024", "löftestiden"),
        ("avtal", "2023", "löftestiden"),
        ("2024-H1", "2024", "halvår 1 2024"),
        ("2024-Q1", "2024-T1", "kvartal 1 2024"),
        ("2024-03", "2024-T1", "mars 2024"),
        # On more than the part that was asked for nothing is known of the part.
        ("avtal", "2024-T1", ""),
        ("2024-H1", "2024-T1", ""),
        ("2024-H2", "2024-T1", ""),
        ("2024-H1", "2024-T2", ""),
        ("2022", "2023", ""),
        ("2024-T9", "2024", ""),
    ],
)
def test_a_follow_up_on_more_than_was_asked_for_is_told_with_its_period(
    cli: Cli, tmp_path: Path, period: str, asked: str, told: str
) -> None:
    head = _with(FOLLOW_UPS.format(assessment="not_kept")).replace('"2024"', f'"{period}"')
    head = head.replace("from: 2024", "from: 2023")
    tree(tmp_path, lofte(YEARLY), ["2023-02-01", "2024-02-01"], head=head)
    text = _report(cli, "--as-of", "2025-06-01", period=asked)
    assert (f"Arjeplogs kommun om {told}, 20 december 2024:" in text) is bool(told)
    assert (f"**Kommentar ({told}):** Svår vinter." in text) is bool(told)
    assert (f"*Orsak:* {told}: Sjukdom." in text) is bool(told)
    missed = len(asked) == len("2024")  # of a part the time goes on
    assert ("inte uppnått, 9 saknas. *Orsak:*" in text) is (missed and bool(told))
    lacking = "Varken orsak eller åtgärd är angiven för:\n\n- **Lofte:** "
    assert (lacking in text) is (missed and not told)


def test_a_follow_up_on_all_the_days_of_a_short_promise_is_told(cli: Cli, tmp_path: Path) -> None:
    head = _with(FOLLOW_UPS.format(assessment="not_kept")).replace('"2024"', "avtal")
    head = head.replace("to: 2024-12-31", "to: 2025-12-31")
    tree(tmp_path, lofte(YEARLY, "to: 2024-05-31"), head=head)
    text = _report(cli, "--as-of", "2025-06-01", period="2024")
    assert "**Kommentar (löftestiden):** Svår vinter." in text
    assert "Ett år med få kontroller" in text
    part = _report(cli, "--as-of", "2025-06-01", period="2024-T2")
    assert "Sjukdom" not in part
    assert "Ett år med få kontroller" not in part


@pytest.mark.parametrize("dates, day", [("month", "december 2024"), ("tertial", "september–")])
def test_a_follow_up_is_dated_as_exactly_as_days_are(
    cli: Cli, tmp_path: Path, dates: str, day: str
) -> None:
    tree(tmp_path, lofte(YEARLY), head=_with(FOLLOW_UPS.format(assessment="kept")))
    (tmp_path / "medlofte.yaml").write_text(f"publish: {{dates: {dates}}}\n")
    text = _report(cli, "--as-of", "2025-06-01")
    assert f"**Arjeplogs kommun om 2024, {day}" in text
    assert "20 december" not in text


ON_DEMAND = target("kind: on_demand, when: Någon ringer")


def test_occasions_that_were_not_answered_are_told_as_such(cli: Cli, tmp_path: Path) -> None:
    reports = ["2024-02-05", "2024-02-06 title: Samtal, status: unanswered"]
    tree(tmp_path, lofte(ON_DEMAND), reports)
    text = _report(cli, "--as-of", "2024-08-31")
    assert (
        "1 av 2 redovisade tillfällen besvarade hittills. **Pågår, sist 6 februari 2024.**" in text
    )
    after = _report(cli, "--internal", "--as-of", "2025-06-01")
    assert "- **Lofte:** 1 av 2 redovisade tillfällen besvarade, tillfälle obesvarat." in after
    assert "1 av 2 redovisade tillfällen besvarade. **Tillfälle obesvarat.**" in after
    assert "| 6 februari 2024 | Samtal (1 obesvarat tillfälle) | 1 |" in after


def test_what_was_not_kept_is_told_first_with_its_cause(cli: Cli, tmp_path: Path) -> None:
    head = _with(FOLLOW_UPS.format(assessment="not_kept"))
    two = lofte(YEARLY) + lofte(YEARLY, id_="andra")
    tree(tmp_path, two, ["2024-03-13 count: 4, counts_for: [lofte, andra]"], head=head)
    text = _report(cli, "--as-of", "2025-06-01")
    assert text.split("\n## Avvikelser")[0] == (
        "Dnr …\n\n"
        "# Uppföljning av medborgarlöftet, Arjeplog\n\n"
        "**År 2024, per den 1 juni 2025. Slutlig.**\n\n"
        "Polisen\n\n"
        "2 mätbara löften: 2 uppnåddes inte.\n\n"
        "**Löftena**\n\n"
        "| Löfte | Ansvarig | Mål | Utfall | Läge |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| Lofte | Polisen | Minst 10 per år | 4 av 10 | ✗ Inte uppnått, 6 saknas |\n"
        "| Andra | Polisen | Minst 10 per år | 4 av 10 | ✗ Inte uppnått, 6 saknas |\n"
    )
    assert _section(text, "Avvikelser") == (
        "- **Lofte:** 4 av 10, inte uppnått, 6 saknas. *Orsak:* Sjukdom. *Åtgärd:* Fler bilar. "
        "Varken orsak eller åtgärd är angiven för: - **Andra:** 4 av 10, inte uppnått, 6 saknas."
    )
    assert _section(text, "Parternas sammanfattning") == (
        "**Arjeplogs kommun om 2024, 20 december 2024:** Ett år med få kontroller."
    )


def test_what_nobody_has_told_of_deviations_is_said_once(cli: Cli, tmp_path: Path) -> None:
    remarks = (
        "{promise: a, cause: Sjukdom, next: Fler bilar}, {promise: b, cause: Halka}, "
        "{promise: c, next: Fler pass}, {promise: d, cause: Is}"
    )
    said = f"{{period: '2024', date: 2024-12-20, by: kommun, promises: [{remarks}]}}"
    head = _with(f"    follow_ups: [{said}]\n")
    acts = ["2024-03-13 counts_for: [a, b, c, d, e, f]"]
    tree(tmp_path, "".join(lofte(YEARLY, id_=one) for one in "abcdef"), acts, head=head)
    text = _section(_report(cli, "--as-of", "2025-06-01"), "Avvikelser")
    assert text.replace(" 1 av 10, inte uppnått, 9 saknas.", "") == (
        "- **A:** *Orsak:* Sjukdom. *Åtgärd:* Fler bilar. "
        "Åtgärd är inte angiven för: - **B:** *Orsak:* Halka. - **D:** *Orsak:* Is. "
        "Orsak är inte angiven för: - **C:** *Åtgärd:* Fler pass. "
        "Varken orsak eller åtgärd är angiven för: - **E:** - **F:**"
    )


def test_the_period_of_a_cause_and_a_measure_is_said_once_where_it_is_one(
    cli: Cli, tmp_path: Path
) -> None:
    both = "cause: Sjukdom, next: Fler bilar"
    said = (
        f"{{period: 2024-T1, date: 2024-05-20, by: polis, promises: [{{promise: a, {both}}}, "
        f"{{promise: b, {both}}}, {{promise: c, cause: Halka}}]}}, "
        "{period: 2024-T2, date: 2024-09-20, by: polis, promises: "
        "[{promise: b, cause: Sol}, {promise: c, next: Fler pass}, {promise: d, cause: Is}]}"
    )
    acts = ["2024-03-13 counts_for: [a, b, c]"]
    head = _with(f"    follow_ups: [{said}]\n")
    tree(tmp_path, "".join(lofte(YEARLY, id_=one) for one in "abcd"), acts, head=head)
    text = _section(_report(cli, "--as-of", "2025-06-01"), "Avvikelser")
    assert text.replace(" 1 av 10, inte uppnått, 9 saknas.", "") == (
        "- **A:** *Orsak:* tertial 1 2024: Sjukdom. *Åtgärd:* Fler bilar. "
        "- **B:** *Orsak:* tertial 1 2024: Sjukdom. Tertial 2 2024: Sol. "
        "*Åtgärd:* tertial 1 2024: Fler bilar. "
        "- **C:** *Orsak:* tertial 1 2024: Halka. *Åtgärd:* tertial 2 2024: Fler pass. "
        "Åtgärd är inte angiven för: - **D:** inte redovisat. *Orsak:* tertial 2 2024: Is."
    )


MILESTONE = target("kind: milestone")
LATE = ["2024-05-01", "2025-01-20 completes: [lofte]"]


@pytest.mark.parametrize(
    "dates, reports, says",
    [
        ("day", ["2024-05-12 completes: [lofte]"], "Klart. **Uppnått 12 maj.**"),
        ("month", ["2024-05-12 completes: [lofte]"], "Klart. **Uppnått maj 2024.**"),
        ("month", ["2024-05-12"], "Påbörjat. **Inte uppnått.**"),
        ("day", LATE, "**Inte uppnått i tid.** Klart den 20 januari 2025, 20 dagar efter"),
        ("month", LATE, "**Inte uppnått i tid.** Klart januari 2025."),
    ],
)
def test_when_something_was_completed_is_told_as_exactly_as_days_are(
    cli: Cli, tmp_path: Path, dates: str, reports: list[str], says: str
) -> None:
    tree(tmp_path, lofte(MILESTONE), reports)
    (tmp_path / "medlofte.yaml").write_text(f"publish: {{dates: {dates}}}\n")
    assert says in _section(_report(cli), "Lofte")


def test_what_was_completed_too_late_says_so_by_month(cli: Cli, tmp_path: Path) -> None:
    tree(
        tmp_path,
        lofte(target("kind: milestone, by: 2024-03-31")),
        ["2024-05-12 completes: [lofte]"],
    )
    (tmp_path / "medlofte.yaml").write_text("publish: {dates: month}\n")
    assert "**Uppnått maj 2024, för sent.**" in _section(_report(cli), "Lofte")


@pytest.mark.parametrize("dates", ["day", "month"])
def test_what_was_completed_too_late_says_so_also_where_the_day_is_not_told(
    cli: Cli, tmp_path: Path, dates: str
) -> None:
    reports = ["2024-05-12 completes: [lofte], internal: true"]
    tree(tmp_path, lofte(target("kind: milestone, by: 2024-03-31")), reports)
    (tmp_path / "medlofte.yaml").write_text(f"publish: {{dates: {dates}}}\n")
    text = _report(cli)
    assert "Klart. **Uppnått för sent.**" in text
    assert "maj" not in text


@pytest.mark.parametrize("completed, said", [(None, "Inte uppnått"), ("2025-03-02", "Uppnått")])
def test_what_is_to_be_done_after_the_last_year_is_told_in_it(
    cli: Cli, tmp_path: Path, completed: str | None, said: str
) -> None:
    """No later year tells what became of it."""
    done = [f"{completed} completes: [lofte]"] if completed else []
    promise = lofte(target("kind: milestone, by: 2025-03-31"))
    root = tree(tmp_path / "data", promise, ["2024-05-12", *done])
    told = cli("report", "arjeplog", "2024", "--data", str(root)).out
    assert "per den 31 mars 2025" in told
    assert f"**{said}" in _section(told, "Lofte")
    for number, (day, wanted) in enumerate({"2025-01-31": "pågår", "2025-04-01": said}.items()):
        out = tmp_path / f"ut{number}"
        cli("site", str(out), "--data", str(root), "--as-of", day)
        (page,) = out.glob("arjeplog/*/2024.html")
        assert f"<span>{wanted.lower()}" in page.read_text("utf-8")


def test_a_tally_over_two_years_is_told_by_its_months(cli: Cli, tmp_path: Path) -> None:
    head = HEAD + AGREEMENT.replace("from: 2024", "from: 2023")
    promise = lofte(target("kind: count, at_least: 3, per: agreement"))
    reports = ["2023-11-02 2024-02-11 count: 9, results: [{what: bilar, count: 9}]"]
    tree(tmp_path, promise, reports, head=head)
    (tmp_path / "medlofte.yaml").write_text("publish: {dates: month}\n")
    assert "| Lofte, 2023–2024 | 9 bilar | november 2023–februari 2024 |" in _report(cli)


def test_a_remark_on_another_year_of_the_agreement_stands_only_there(
    cli: Cli, tmp_path: Path
) -> None:
    head = _with(FOLLOW_UPS.format(assessment="kept")).replace("from: 2024", "from: 2023")
    tree(tmp_path, lofte(YEARLY), head=head)
    text = _report(cli, period="avtal")
    assert "Svår vinter" not in _section(text, "Lofte, 2023")
    assert "Svår vinter" in _section(text, "Lofte, 2024")


def test_a_follow_up_may_have_no_summary(cli: Cli, tmp_path: Path) -> None:
    head = _with(FOLLOW_UPS.format(assessment="kept")).replace(
        "        summary: Ett år med få kontroller\n", ""
    )
    tree(tmp_path, lofte(YEARLY), head=head)
    text = _report(cli, "--by-party", "--internal")
    assert "om 2024" not in text
    assert "Ansvar: flera parter" not in text


def test_each_party_can_have_its_own_part(cli: Cli, tmp_path: Path) -> None:
    promises = (
        lofte(YEARLY)
        + lofte(YEARLY, "responsible: [polis, kommun]", id_="bada")
        + lofte(YEARLY, "responsible: [kommun]", id_="ensam")
    )
    tree(tmp_path, promises)
    headings = re.findall("^##+ (.*)", _report(cli, "--by-party"), re.MULTILINE)
    start = headings.index("Ansvar: Polisen")
    assert headings[start : start + 6] == [
        *("Ansvar: Polisen", "Lofte", "Ansvar: Arjeplogs kommun", "Ensam"),
        *("Ansvar: flera parter", "Bada"),
    ]


def test_how_a_figure_came_about_is_told(cli: Cli, tmp_path: Path) -> None:
    reports = [
        "2024-03-13 count: 2",
        "2024-05-01 2024-05-31 count: 3, precision: about",
        "2024-05-10 count: 1",
        "2024-06-01 status: cancelled",
        "2024-07-01 count: 9",
        "2024-08-01 count: 1, replaces: [2024-07-01-lofte-x005]",
    ]
    tree(tmp_path, lofte(YEARLY, "counts: Varje bil"), reports)
    text = _report(cli)
    assert (
        "| Lofte | Minst 10 per år. Varje bil | 3 uppgifter; 1 är en summerad uppgift; "
        "1 är ungefärlig; 1 räknas inte: ingår redan i summan för 1 maj–31 maj 2024; "
        "1 räknas inte: inställd; 1 räknas inte: rättad av en senare uppgift |"
    ) in text
    assert "1 tidigare uppgift är rättad av en senare." in text


def test_how_sure_the_numbers_are_is_told_by_kind(cli: Cli, tmp_path: Path) -> None:
    reports = [
        *("2024-03-13 count: 2, precision: at_least", "2024-03-14 count: 3, precision: about"),
        *("2024-03-15 precision: unknown", "2024-03-16"),
    ]
    tree(tmp_path, lofte(YEARLY), reports)
    basis = "4 uppgifter; 1 anger ett minsta antal; 1 är ungefärlig; 1 är utan antal |"
    assert basis in _report(cli)


def test_two_agreements_in_a_year_have_a_chapter_each(cli: Cli, tmp_path: Path) -> None:
    first = AGREEMENT.replace("to: 2024-12-31", "to: 2024-06-30") + lofte(YEARLY)
    second = AGREEMENT.replace("id: avtal", "id: nasta").replace("from: 2024-01", "from: 2024-07")
    tree(tmp_path, lofte(YEARLY), head=HEAD + first + second.replace("2024\n", "höst\n", 1))
    headings = re.findall("^(#+ .*)", _report(cli), re.MULTILINE)
    assert headings[:2] == [
        "# Uppföljning av Medborgarlöfte 2024 och Medborgarlöfte höst, Arjeplog",
        "## Medborgarlöfte 2024",
    ]
    assert "## Medborgarlöfte höst" in headings
    assert "#### Lofte, jan–jun 2024" in headings


def test_a_file_with_errors_is_left_out_aloud(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(YEARLY), ["2024-03-13 count: 2", "2024-03-14 counts_for: [fel]"])
    found = cli("report", "arjeplog", "--data", ".", code=1)
    assert "1 fil har fel och är inte medräknad" in found.out
    assert "activities/arjeplog/2024/2024-03-14-lofte-x002.yaml" in found.err


def test_a_promise_file_that_cannot_be_read_gives_no_report(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, "fel")
    found = cli("report", "arjeplog", "--data", ".", code=1)
    assert found.out == ""
    assert "promises/arjeplog.yaml" in found.err


@pytest.mark.parametrize(
    "arguments, says",
    [
        (("--format", "docx"), "Ange var dokumentet ska sparas: -o uppfoljning.docx"),
        (("--format", "odt"), "--format kan vara md, html, docx, pdf."),
        (("-o", "fil.odt"), "--format kan vara md, html, docx, pdf."),
        (("--template", "mall.docx"), "--template gäller bara för --format docx."),
        (("--as-of", "snart"), '--as-of: "snart" går inte att läsa som ett datum.'),
    ],
)
def test_what_cannot_be_made_is_said(
    cli: Cli, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    tree(tmp_path, lofte(YEARLY))
    assert says in cli("report", "arjeplog", "--data", ".", *arguments, code=2).err


def test_a_missing_template_is_said(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(YEARLY))
    found = cli("report", "arjeplog", "-o", "a.docx", "--template", "nej", "--data", ".", code=3)
    assert "Det går inte att läsa mallen nej: filen eller mappen finns inte." in found.err


def test_a_report_is_written_to_a_file(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(YEARLY))
    found = cli("report", "arjeplog", "-o", "ut.md", "--data", ".")
    assert (found.out, found.err) == ("", "Skriven: ut.md\n")
    written = (tmp_path / "ut.md").read_text("utf-8")
    assert written.startswith("Dnr …\n\n# Uppföljning av medborgarlöftet, Arjeplog\n")


def test_an_indicator_is_told_beside_the_counts(cli: Cli, tmp_path: Path) -> None:
    indicators = """\
    indicators:
      - {title: Trygga, unit: procent, wanted: down, source: {title: Enkät},
         baseline: {date: 2023-10-01, value: 61}, values: [{date: 2024-10-01, value: "62,5"}]}
      - {title: Utan källa, values: [{date: 2024-10-01, value: 7}]}
      - {title: Utan värden}
"""
    tree(tmp_path, lofte(YEARLY), head=_with(indicators))
    baseline = "| 1 oktober 2023 | 61 | Utgångsvärde | Enkät |"
    header = "| Mätning | Värde | Anmärkning | Källa | | --- | ---: | --- | --- |"
    assert _section(_report(cli), "Mått på effekt").split("**")[1:] == [
        "Trygga, procent, bör minska",
        f" {header} {baseline} | 1 oktober 2024 | 62,5 | | Enkät | ",
        "Utan källa",
        f" {header} | 1 oktober 2024 | 7 | | Uppgift saknas |",
    ]


@pytest.mark.parametrize("form", ["md", "html", "docx"])  # of PDF one page is tried elsewhere
def test_hostile_text_harms_no_form(cli: Cli, tmp_path: Path, form: str) -> None:
    hostile.tree(tmp_path)
    cli("report", "arjeplog", "2024", "--data", ".", "-o", f"ut.{form}", "--as-of", "2025-06-01")
    data = (tmp_path / f"ut.{form}").read_bytes()
    assert b"<script>alert" not in data
    assert "\u202e".encode() not in data


LETTERS = """\
report:
  officer: Kommunstrateg
  proposal: Uppföljningen godkänns
  letters:
    - {municipality: arjeplog, period: 2024, reference: KS 2025/17, date: 2025-03-01}
    - {municipality: Arjeplog, period: 2024-t2, reference: KS 2024/9, officer: Säkerhetschef,
       proposal: Till handlingarna}
    - {municipality: pajala, period: 2024, reference: KS 2025/99}
    - {municipality: arjeplog, period: avtal, reference: KS 2025/20}
"""


@pytest.mark.parametrize(
    "period, above, proposal",
    [
        (
            "2024",
            "Dnr KS 2025/17\n\nHandläggare: Kommunstrateg\n\nDatum: 1 mars 2025\n\n#",
            "Uppföljningen godkänns",
        ),
        ("2024-T2", "Dnr KS 2024/9\n\nHandläggare: Säkerhetschef\n\n# Upp", "Till handlingarna"),
        ("2024-T1", "Dnr …\n\nHandläggare: Kommunstrateg\n\n# Upp", "Uppföljningen godkänns"),
        ("avtal", "Dnr KS 2025/20\n\nHandläggare: Kommunstrateg\n\n#", "Uppföljningen godkänns"),
    ],
)
def test_the_rest_of_the_first_page_is_that_of_its_own_letter(
    cli: Cli, tmp_path: Path, period: str, above: str, proposal: str
) -> None:
    tree(tmp_path, lofte(YEARLY), ["2024-03-13 count: 4"])
    (tmp_path / "medlofte.yaml").write_text(LETTERS, encoding="utf-8")
    text = _report(cli, period=period)
    assert text.startswith(above)
    assert f"\n\n**Förslag till beslut:** {proposal}.\n\n" in text


def test_what_was_answered_is_told_in_words(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(ON_DEMAND), ["2024-02-05 count: 5"])
    text = _report(cli)
    assert "| Varje gång: Någon ringer | 5 gånger |" in text
    assert "\n\n5 gånger. **" in text


@pytest.mark.parametrize("named", ["habo-0305", "Håbo", "HÅBO", "0305"])
def test_a_letter_is_of_the_municipality_that_is_meant_and_of_no_other(
    cli: Cli, tmp_path: Path, named: str
) -> None:
    """Habo is another."""
    root = tree(tmp_path, lofte(YEARLY))
    text = (root / "promises/arjeplog.yaml").read_text("utf-8").replace("2506", "0305")
    text = text.replace("municipality: Arjeplog\n", "municipality: Håbo\n")
    (root / "promises/arjeplog.yaml").unlink()
    (root / "promises/habo-0305.yaml").write_text(text, "utf-8")
    other = "{municipality: habo, period: 2024, reference: KS 1}"
    own = f"{{municipality: '{named}', period: 2024, reference: KS 2}}"
    for letters, number in ((other, "…"), (f"{other}, {own}", "KS 2")):
        (root / "medlofte.yaml").write_text(f"report: {{letters: [{letters}]}}\n", "utf-8")
        told = cli("report", "habo-0305", "2024", "--data", ".")
        assert told.out.startswith(f"Dnr {number}\n")
        lacking = "Dnr är inte ifyllt: medlofte.yaml har inget under report: letters för Håbo 2024."
        assert (lacking in " ".join(told.err.split())) == (number == "…")


def test_two_letters_of_one_period_are_told(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(YEARLY))
    again = "    - {municipality: Arjeplogs kommun, period: 2024, reference: KS 1}\n"
    (tmp_path / "medlofte.yaml").write_text(LETTERS + again, encoding="utf-8")
    found = cli("report", "arjeplog", "2024", "--data", ".", code=1)
    assert "medlofte.yaml:5:5" in found.err
    assert "arjeplog 2024 står flera gånger under letters: behåll en." in found.err


def test_letters_are_shown_by_what_they_are_about(cli: Cli, tmp_path: Path) -> None:
    tree(tmp_path, lofte(YEARLY))
    (tmp_path / "medlofte.yaml").write_text(LETTERS, encoding="utf-8")
    shown = cli("config", "--data", ".").out
    assert "report.letters: arjeplog 2024; Arjeplog 2024-t2; pajala 2024; arjeplog avtal" in shown


PART = (
    "Tertial 2, 2024 (1 maj–31 augusti), per den 31 augusti 2024. "
    "Delrapport: tiden för löftena är inte slut."
)


@pytest.mark.parametrize(
    "period, as_of, says",
    [
        ("2024", "2024-08-31", "År 2024, per den 31 augusti 2024. Året pågår. Preliminär."),
        ("2024", "2025-01-10", "År 2024, per den 10 januari 2025. Preliminär."),
        ("2024", "2025-03-01", "År 2024, per den 1 mars 2025. Slutlig."),
        ("2024-T2", "2024-08-31", PART),
    ],
)
def test_it_says_whether_it_is_final(
    cli: Cli, tmp_path: Path, period: str, as_of: str, says: str
) -> None:
    tree(tmp_path, lofte(YEARLY), ["2024-03-13 count: 4"])
    assert f"\n\n**{says}**\n\n" in _report(cli, "--as-of", as_of, period=period)


def test_what_lasts_longer_than_the_year_leaves_it_open(cli: Cli, tmp_path: Path) -> None:
    head = HEAD + AGREEMENT.replace("to: 2024", "to: 2025")
    promises = lofte(YEARLY) + lofte(MILESTONE, id_="sedan")
    tree(tmp_path, promises, ["2024-03-13 count: 10"], head=head)
    assert "Slutlig för det som är avslutat.**" in _report(cli, "--as-of", "2025-06-01")


def test_a_chapter_begins_on_the_page_of_its_first_promise(cli: Cli, tmp_path: Path) -> None:
    head = (HEAD + AGREEMENT).replace("trafik: Trafik", "trafik: {name: Trafik, problem: Fart}")
    tree(tmp_path, lofte(YEARLY, "area: trafik") + lofte(YEARLY, "area: trafik", "b"), head=head)
    page = _report(cli, "--format", "html")
    together = [one.partition("</section>")[0] for one in page.split('<section class="together">')]
    first, second, *_ = (" ".join(re.sub("<[^>]*>", " ", one).split()) for one in together[1:])
    assert first.startswith("Trafik Problem: Fart. Lofte Texten om lofte")
    assert second.startswith("B Texten om b")
    parted = _report(cli, "--format", "html", "--by-party")
    assert '<section class="together">\n<h2>Ansvar: Polisen</h2>\n<h3>Lofte</h3>' in parted


def test_one_promise_or_what_deviates_makes_a_short_report(cli: Cli, tmp_path: Path) -> None:
    promises = lofte(YEARLY) + lofte(target("kind: ongoing"), id_="annat")
    tree(tmp_path, promises, ["2024-03-13 count: 4", "2024-03-14 counts_for: [annat]"])
    one = _report(cli, "--promise", "annat", "--internal")
    assert "Visar 1 av 2 löften." in one
    assert "\n\n1 av 1 löfte utan antal har redovisats.\n\n" in one
    other = _report(cli, "--promise", "lofte", "--internal")
    assert "\n\n1 mätbart löfte: 1 uppnåddes inte.\n\nVisar 1 av 2 löften.\n\n" in other
    assert "Avvikelser" not in one
    assert "| Lofte |" not in one
    late = _report(cli, "--deviations", "--internal")
    assert "1 mätbart löfte: 1 uppnåddes inte. 1 av 1 löfte utan antal har redovisats.\n" in late
    assert "| Lofte |" in late
    assert "| Annat |" not in late
    assert "Mått på effekt" not in late
    none = _report(cli, "--deviations", "--promise", "annat")
    assert "Visar 0 av 2 löften." in none


def test_results_that_count_no_people_are_summed_by_what_they_are(cli: Cli, tmp_path: Path) -> None:
    boats = "{what: Båtar, count: 3, people: false, of_which: [{what: trasiga, count: 1}]}"
    more = "{what: båtar, count: 4, people: false, precision: about}"
    unknown = "{what: cyklar, precision: unknown, people: false}"
    reports = [
        f"2024-03-13 results: [{boats}, {unknown}]",
        f"2024-03-14 results: [{boats}, {{what: förare, count: 9}}]",
        "2024-03-15 results: [{what: cyklar, count: 2, people: false}], counts_for: [lofte, tva]",
        f"2024-03-16 results: [{more}], example: true, counts_for: [tva]",
        f"2024-03-17 results: [{more}], example: true, counts_for: [tva]",
    ]
    tree(tmp_path, lofte(YEARLY) + lofte(YEARLY, id_="tva"), reports)
    text = _section(_report(cli), "Bilaga: resultat")
    two = "13 mars 2024 och 14 mars 2024 |"
    assert f"| Lofte | Sammanlagt 6 Båtar, varav 2 trasiga, 2 uppgifter | {two}" in text
    assert "| Lofte | 9 förare | 14 mars 2024 |" in text
    assert (
        "| Lofte | Sammanlagt minst 2 cyklar, 2 uppgifter | 13 mars 2024 och 15 mars 2024 |" in text
    )
    assert "| Tva | 2 cyklar | 15 mars 2024 |" in text
    assert "räknas inte ihop mellan dem." in text


def test_a_source_is_a_document_and_within_a_file_and_a_line(cli: Cli, tmp_path: Path) -> None:
    reports = [
        "2024-03-13 source: {title: 'mejl den 14 mars, ”2 st”'}",
        "2024-03-14 source: {title: '”x”'}",
        "2024-03-15 count: 2",
    ]
    tree(tmp_path, lofte(YEARLY), reports)
    text = _report(cli, "--internal")
    assert "- Mejl den 14 mars\n" in text
    assert "st”" not in text
    assert "”x”" not in text
    assert re.search(r"activities/arjeplog/2024/2024-03-15-\S+\.yaml:\d+ \|", text)


def test_a_part_of_a_year_tells_nothing_that_came_later(cli: Cli, tmp_path: Path) -> None:
    later = FOLLOW_UPS.format(assessment="kept").replace('"2024"', "2024-T3")
    indicators = """\
    indicators:
      - {title: Trygga, values: [{date: 2024-08-01, value: 5}, {date: 2024-10-01, value: 77}]}
"""
    tree(
        tmp_path,
        lofte(YEARLY),
        ["2024-06-13 count: 4", "2024-10-13 count: 3"],
        head=_with(later + indicators),
    )
    text = _report(cli, period="2024-T2")
    assert _report(cli, "--as-of", "2025-06-01", period="2024-T2") == text
    assert "4 av 10" in text
    for word in ("7 av 10", "oktober", "77", "Svår vinter", "Ett år med"):
        assert word not in text


def test_a_part_of_a_year_tells_of_nothing_that_was_done_or_begins_later(
    cli: Cli, tmp_path: Path
) -> None:
    yearly = target("kind: count, at_least: 3, per: year")
    promises = [
        lofte(yearly, "to: 2024-06-30", "kort"),
        lofte(target("kind: milestone, by: 2024-06-30"), id_="klart"),
        lofte(yearly, "from: 2024-10-01, text: Nytt i oktober", "nytt"),
    ]
    reports = [
        "2024-06-05 counts_for: [kort]",
        "2024-06-01 2024-10-31 count: 2, counts_for: [kort]",
        "2024-10-05 counts_for: [kort]",
        "2024-10-08 completes: [klart]",
    ]
    tree(tmp_path, "".join(promises), reports)
    text = _report(cli, period="2024-T2")
    assert "okt" not in text
    assert "räknas inte" not in text
    assert "Nytt i oktober" in _report(cli, period="2024")


def test_a_part_of_a_year_in_which_nothing_has_begun_says_when_it_does(
    cli: Cli, tmp_path: Path
) -> None:
    promise = target("kind: count, at_least: 3, per: year")
    tree(tmp_path, lofte(promise, "from: 2024-10-01") + lofte(promise, "from: 2024-11-01", "andra"))
    assert "Börjar 1 okt" in _report(cli, period="2024-T2")
