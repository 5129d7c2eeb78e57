"""Sentences that promise nothing by their verb, and what is read of them where they stand."""

from reading_documents import promised, read, who


def test_a_deed_of_its_own_in_a_lead_is_a_promise() -> None:
    lead = "Polisen ska - utöver strävan att möta folk på torget - vara synlig genom att:"
    assert promised(lead, "- gå till fots i centrum") == [
        ("polis", "Polisen ska möta folk på torget"),
        ("polis", "Polisen ska gå till fots i centrum"),
    ]


def test_what_is_told_twice_is_one_promise() -> None:
    text = "Polisen ska besöka skolan varje vecka."
    found = read(text, "# Löften", text)
    assert [one.line for one in found.promises] == [6]


def test_more_of_something_done_is_a_promise_also_without_a_doer() -> None:
    found = read("# Löften", "Antalet nykterhetskontroller ska öka med 10 procent.")
    assert len(found.promises) == 1


def test_in_a_bullet_a_further_sentence_may_be_a_promise_of_its_own() -> None:
    found = promised(
        "- Kontroller genomförs av polisen vid skolorna. Löpande dialog ska hållas med byalagen."
    )
    assert [text for _, text in found] == [
        "Kontroller genomförs av polisen vid skolorna.",
        "Löpande dialog ska hållas med byalagen.",
    ]


def test_what_readers_can_follow_all_the_time_is_a_promise_to_tell() -> None:
    found = read("# Uppföljning", "På webbsidan kan du löpande läsa om arbetet.")
    assert [one.text for one in found.promises] == ["På webbsidan kan du löpande läsa om arbetet."]


def test_a_follow_up_may_lack_its_subject() -> None:
    found = read("# Uppföljning", "Sker kontinuerligt med rapport till styrgruppen.")
    assert len(found.promises) == 1


def test_a_follow_up_that_says_when_is_no_doubtful_promise() -> None:
    found = read("# Uppföljning", "Styrgruppen följer upp löftet varje kvartal.")
    assert [one.key for one in found.promises[0].doubts] == []


def test_all_that_somebody_says_in_a_quotation_is_left_out() -> None:
    said = "Vi ska synas mer, säger chefen. Vi ska finnas där folk är."
    assert not read(f"– {said}", f"- {said}").promises


def test_the_labels_of_a_card_tell_the_deed_and_who_does_it() -> None:
    found = read(
        "Åtgärd: Riktade kontroller i hamnen, minst 15 stycken.",
        "Ansvarig: Polisen",
        "Åtgärd: Kurser i hur bedragare arbetar. Klart senast den 1 maj 2027.",
        "Ansvarig: Kommunen och polisen tillsammans",
        "Ansvarig: Styrgruppen",
    )
    assert [(who(one), dict(one.target)["kind"]) for one in found.promises] == [
        ("polis", "count"),
        ("kommun+polis", "milestone"),
    ]
    assert [one.doubts for one in found.promises][1] == ()


def test_who_is_responsible_for_nothing_that_is_near_is_left_out() -> None:
    found = read("Ansvarig: Polisen")
    assert [one.text for one in found.left_out][-1] == "Ansvarig: Polisen"


def test_the_thing_that_is_to_be_ready_is_no_promise_of_its_own() -> None:
    assert promised(
        "Kommunen åtar sig att utreda frågan. Utredningen ska vara färdig före den 1 maj 2027."
    ) == [
        (
            "kommun",
            "Kommunen åtar sig att utreda frågan. Utredningen ska vara färdig före den 1 maj 2027.",
        )
    ]


def test_what_is_done_so_that_is_what_is_promised() -> None:
    assert promised(
        "Polisen ska synas mer.",
        "Det gör polisen genom att besöka byarna samt genom att delta på marknader.",
    ) == [
        ("polis", "Polisen ska synas mer."),
        ("polis", "Polisen ska besöka byarna"),
        ("polis", "Polisen ska delta på marknader."),
    ]


def test_only_the_first_paragraphs_open_a_document() -> None:
    found = read("Polisen finns här.", "Polisen går rond.", "Polisen går till fots i centrum.")
    assert [one.text for one in found.promises][-1] == "Polisen går till fots i centrum."


def test_the_title_of_a_paragraph_may_be_its_first_sentence() -> None:
    found = read(
        "Bakgrund. Kommunen har problem med klotter.",
        "Så gör vi. Kommunen tar bort klotter inom två dygn.",
    )
    assert [one.text for one in found.promises] == ["Kommunen tar bort klotter inom två dygn."]


def test_in_a_part_that_promises_something_may_be_done_by_whoever_it_falls_to() -> None:
    found = read(
        "Om våld förekommer på en skola gör rektorn alltid en polisanmälan.",
        "Upptäcker de alkohol ringer de föräldrarna.",
        "Ungdomstjänst ska kunna ordnas av socialtjänsten när domstolen begär det.",
        "En slutrapport ska vara publicerad senast den 1 maj 2027.",
        "Narkotikahundar kommer till gymnasiet när skolan begär det.",
        "Campingägarna åtar sig att avvisa gäster som stör.",
    )
    assert len(found.promises) == 6


def test_each_by_itself_is_a_promise_of_each() -> None:
    assert promised("Polisen och kommunen går var för sig igenom sina lokaler varje år.") == [
        ("polis", "Polisen och kommunen går var för sig igenom sina lokaler varje år."),
        ("kommun", "Polisen och kommunen går var för sig igenom sina lokaler varje år."),
    ]


def test_points_under_a_lead_that_promises_are_promises_wherever_they_stand() -> None:
    assert promised(
        "# Bakgrund", "Du som bor här kommer att märka att", "- vi syns mer till fots i centrum"
    ) == [("polis,kommun", "Vi syns mer till fots i centrum")]


def test_a_place_that_is_another_municipality_is_no_promise_of_this_one() -> None:
    assert not read("I Bjuv ska polisen satsa på trafiken.").promises


def test_a_title_with_a_full_stop_may_stand_alone() -> None:
    found = read(
        "# Trafik", "Bakgrund.", "- Polisen kör ofta förbi.", "Så gör vi.", "- Nya lampor på torget"
    )
    assert [one.text for one in found.promises] == ["Nya lampor på torget"]


def test_what_comes_after_the_signing_is_no_promise() -> None:
    found = read("Polisen går rond varje kväll.", "Arjeplog den 3 maj 2027", "- Test Testsson")
    assert len(found.promises) == 1


def test_somebody_whom_nobody_knows_by_name_may_promise() -> None:
    found = read("# Löften", "Byalagen ska utse varsin kontaktperson för trygghet.")
    assert len(found.promises) == 1


def test_a_follow_up_that_people_are_told_of_is_a_promise() -> None:
    found = read(
        "# Uppföljning",
        "En summering publiceras på sidan när löftet har gått ut.",
        "Kommunens och polisens styrgrupp går igenom underlaget två gånger om året.",
    )
    assert len(found.promises) == 2


def test_those_of_the_promise_before_may_do_something_more() -> None:
    found = read("Fritidsledarna öppnar gården varje kväll.", "De tar också emot yngre barn.")
    assert len(found.promises) == 2


def test_a_name_or_an_office_in_a_list_is_no_promise() -> None:
    assert not read("- Test Testsson", "- Lokalpolisområdeschef", "- Ordförande, Test").promises


def test_the_news_after_the_end_are_no_promises() -> None:
    found = read(
        "Polisen går rond varje kväll.",
        "# Läs mer",
        "# Medborgarlöfte för grannkommunen",
        "Så ska polisen minska brotten i grannkommunen",
    )
    assert len(found.promises) == 1


def test_a_condition_before_the_verb_keeps_the_sentence_whole() -> None:
    text = "Vill ni ha en skylt på er gata lånar kommunen ut en."
    assert promised("# Löften", text) == [("kommun", text)]


def test_two_deeds_of_which_the_first_tells_only_how_often_share_that() -> None:
    assert [text for _, text in promised("- Polisen ska mötas årligen och redovisa läget")] == [
        "Polisen ska mötas årligen",
        "Polisen ska årligen redovisa läget",
    ]


def test_to_come_somewhere_and_what_is_told_there_are_one_deed() -> None:
    found = read("- Polisen kommer till skolan en gång per läsår och berättar om droger").promises
    assert [one.target["per"] for one in found] == ["year"]
