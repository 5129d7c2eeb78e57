import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from personnummer import personnummer  # type: ignore[import-untyped]  # it ships no types

from medlofte.swedish import personal_data
from medlofte.swedish.personal_data import Hit


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.text) for hit in personal_data.search(text)]


@pytest.mark.parametrize(
    "number",
    [
        "900101-0017",
        "900101+0017",
        "900101 0017",
        "900101\u00a00017",
        "900101–0017",
        "900101\u20110017",  # a hyphen that does not break
        "900101\u22120017",
        "900101—0017",
        "900101 - 0017",
        "900101.0017",
        "900101\u200b-0017",
        "1990-01-01-0017",
        "9001010017",
        "19900101-0017",
        "199001010017",
        "18900101+0017",
        "000229-0013",
        "701063-2391",  # a samordningsnummer, from Skatteverket's own example
        "197010632391",
    ],
)
def test_an_identity_number_is_found_in_every_form(number: str) -> None:
    assert found(f"Möte med {number}, i går") == [("identity-number", number)]


def test_wide_digits_are_digits() -> None:
    assert found("９００１０１-００１７") == [("identity-number", "９００１０１-００１７")]


@pytest.mark.parametrize("text", ["2010-01-01 0013", "2010-01-01 00.13", "den 2010-01-01, 0013"])
def test_a_day_and_a_time_are_no_identity_number(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("number", ["900101-0018", "19900101 0018", "701063+2392"])
def test_a_check_digit_that_does_not_fit_is_only_like_an_identity_number(number: str) -> None:
    assert found(f"({number})") == [("identity-like", number)]


@pytest.mark.parametrize(
    "number",
    [
        "212000-2312",  # an organisation number has 2 or more as its third digit
        "162120002312",
        "16212000-2312",
        "900001-0017",
        "901301-0017",
        "900100-0017",
        "900132-0017",
        "900160-0014",
        "900192-0014",
        "900229-0017",
        "000229+0013",  # 1900 was no leap year
        "900101-0009",  # numbers are given out from 001
        "1900101-0017",
        "900101-00171",
        "17900101-0017",
        "20230101-20231231",
        "230101-231231",
    ],
)
def test_what_cannot_have_been_given_to_a_person_is_left_alone(number: str) -> None:
    assert found(f"Nr {number}.") == []


@example(prefix="000229001", mark="+", century="")
@example(prefix="000229001", mark="-", century="")
@example(prefix="900101000", mark="", century="19")
@example(prefix="900161001", mark="-", century="20")
@example(prefix="090110001", mark="", century="")
@given(
    prefix=st.one_of(
        st.from_regex(r"[0-9]{9}", fullmatch=True),
        st.from_regex(r"[0-9]{2}(0[1-9]|1[0-3])[0-9][0-9]{4}", fullmatch=True),
        st.dates().map(lambda day: f"{day:%m%d%m}").map(lambda text: f"{text[4:]}{text[:4]}123"),
    ),
    mark=st.sampled_from(["", "-", "+"]),
    century=st.sampled_from(["", "18", "19", "20"]),
)
def test_the_same_numbers_are_valid_as_for_the_personnummer_package(
    prefix: str, mark: str, century: str
) -> None:
    for check_digit in "0123456789":
        number = f"{century}{prefix[:6]}{mark}{prefix[6:]}{check_digit}"
        hits = found(number)
        # A day and an hour of these years, such as 202403141810, can be either, or a phone's.
        hour = hits and re.fullmatch(
            "(20)?(0[89]|[1-4][0-9])[0-9]{4}([01][0-9]|2[0-3])[0-5][0-9]", number
        )
        valid = ("identity-number", number) in hits
        assert valid == personnummer.valid(number) or hour


@pytest.mark.parametrize(
    "number",
    [
        "070-123 45 67",
        "070-1234567",
        "070 123 45 67",
        "070 – 123 45 67",
        "070/123 45 67",
        "070-123-45-67",
        "070-12 34 567",
        "070-123 4567",
        "0701-23 45 67",
        "0701 234567",
        "08-123 456 78",
        "08-12 34 56",
        "08-1234 5678",
        "0970-123 45",
        "0970-12 34 56",
        "0970-123456",
        "011-123 45",
        "+46 70 123 45 67",
        "+46701234567",
        "+46-70-123 45 67",
        "+46 (0)70-123 45 67",
        "+46(0)8 123 456",
        "+46 070 123 45 67",
        "+46 970 123 45",
        "0046701234567",
        "0046 8 12 34 56",
    ],
)
def test_a_phone_number_is_found_in_every_form(number: str) -> None:
    assert found(f"Ring {number}.") == [("phone-number", number)]
    assert found(f"tel:{number} kom 12") == [("phone-number", number)]


def test_a_phone_number_ends_where_its_form_ends() -> None:
    assert found("070-123 45 67 12 personer") == [("phone-number", "070-123 45 67")]
    assert found("070-123 45 67, 0970-123 45") == [
        ("phone-number", "070-123 45 67"),
        ("phone-number", "0970-123 45"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ring 112, 114 14 eller 11414",
        "Öppet 08.00-12.00, 13:00-16:00",
        "kl. 10-12 och 08-12 13-16",
        "0830-1200",
        "0800-1200 1300-1600",
        "08-12-2023",
        "08/12 2024",
        "2024-08-12 14 15 16",
        "10 000 000 kronor, 0,5 procent, 100 000-200 000",
        "65.012345678",
        "012 345",
        "0012345678",
        "K0812345678901",
        "K08123456",
        "07012345678910",
        "+4670",
    ],
)
def test_hours_dates_and_amounts_are_no_phone_numbers(text: str) -> None:
    assert found(text) == []


def test_ten_digits_are_an_identity_number_where_the_check_digit_fits_and_else_a_phone() -> None:
    assert found("0701234569") == [("identity-number", "0701234569")]
    assert found("0701234567") == [("phone-number", "0701234567")]


@pytest.mark.parametrize(
    "address", ["anna.ask@example.se", "Åsa_Öst+1@skola.example.com", "a@b-c.example", "x@xn--a.se"]
)
def test_an_email_address_is_found_without_the_signs_around_it(address: str) -> None:
    assert found(f"Skriv till <{address}>.") == [("email", address)]
    assert found(f"mailto:{address}.") == [("email", address)]


@pytest.mark.parametrize("text", ["@polisen", "10 @ torget", "a@b", "@", "a@.se", "anna@1.2"])
def test_an_at_sign_alone_is_no_address(text: str) -> None:
    assert found(text) == []


# MLB is never given to a vehicle: Transportstyrelsen keeps it for examples.
@pytest.mark.parametrize("plate", ["MLB 123", "MLB123", "MLB 84A", "MLB84A", "MLB\u00a0123"])
def test_a_registration_plate_is_found_in_every_form(plate: str) -> None:
    assert found(f"Bil {plate}, röd") == [("registration-plate", plate)]


@pytest.mark.parametrize(
    "text",
    [
        "mlb 123",
        "Mlb 123",
        "MLB 12O",
        "MLB 12I",
        "MLB 1234",
        "MLB 12",
        "AMLB 123",
        "MLB 123a",
        "MLV 123",
        "ÅLB 123",
        "LPO 112",
        "SOS 112",
        "RTF 100",
        "ISO 900",
        "LVU 123",
        "SEK 500",
        "NTU 2023",
        "KSN 123/2023",
        "MLB 123:4",
        "5-MLB 123",
        "E45 och väg 95",
    ],
)
def test_abbreviations_roads_and_case_numbers_are_no_plates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Trafikkontroll vid skolan i Laisvall",
        "Dnr 2023:530",
        "A044.254/2023",
        "5000-K123456-23",
        "KS 2023/00123",
        "2024-03-14 22:30",
        "2023-2024, 2023–2024, 20240314",
        "date: 2024-03-14\nlogged: 2024-03-15\ncount: 12\n",
        "https://polisen.example/2024/03/14/1234-5678",
    ],
)
def test_what_follow_ups_are_full_of_is_no_personal_data(text: str) -> None:
    assert found(text) == []


def test_hits_come_in_order_with_their_place_in_code_points() -> None:
    text = "🚓 Bil MLB 123, å@example.se, 070-123 45 67; 900101-0017"
    assert personal_data.search(text) == [
        Hit("registration-plate", 6, 13, "MLB 123"),
        Hit("email", 15, 27, "å@example.se"),
        Hit("phone-number", 29, 42, "070-123 45 67"),
        Hit("identity-number", 44, 55, "900101-0017"),
    ]


@pytest.mark.parametrize("text", ["20240324 1827", "240324 1827", "202403241827"])
def test_a_day_and_an_hour_can_be_accepted_though_a_check_digit_fits(text: str) -> None:
    assert found(text) == [("identity-like", text)]


@pytest.mark.parametrize("text", ["10 12 14 16 18 20 22", "8 10 12 14 16 18", "20.00 10.15 12.15"])
def test_rows_of_figures_and_hours_are_nobodys_number(text: str) -> None:
    assert found(text) == []


def test_of_two_kinds_in_one_place_only_one_is_told() -> None:
    assert found("MLB123@example.se") == [("email", "MLB123@example.se")]
    assert found("070 900101-0017") == [("identity-number", "900101-0017")]
    assert found("070 900101-0018") == [("phone-number", "070 900101")]
    assert found("+4611123409") == [("phone-number", "+4611123409")]
    assert found("9001010017@example.se") == [("identity-number", "9001010017")]


PIECES = st.sampled_from(
    ["070-123 45 67", "900101-0018", "900101-0017", "MLB 123", "a@b.se", " ", "-", "0", "+46 ", "å"]
)


@given(st.lists(PIECES).map("".join) | st.text(alphabet="0123456789-+@.ABC ab") | st.text())
def test_hits_never_overlap_and_say_where_they_stand(text: str) -> None:
    end = 0
    for hit in personal_data.search(text):
        assert end <= hit.start < hit.end
        assert text[hit.start : hit.end] == hit.text
        end = hit.end


@pytest.mark.parametrize(
    "piece",
    ["0", "1234567890", "070-", "08 12-", "a", "a@", "x@b.", "b.", "+46", "MLB12", "1 ", "@"],
)
def test_a_mebibyte_of_anything_is_read_in_linear_time(piece: str) -> None:
    text = (piece * 2**20)[: 2**20]
    begun = time.perf_counter()
    personal_data.search(text)
    assert time.perf_counter() - begun < 10  # a tenth of a second to one, and hours if quadratic
