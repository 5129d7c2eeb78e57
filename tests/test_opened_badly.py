"""Documents that cannot be read: a sentence about each, in time and within the memory allowed."""

import io
import sys
import zipfile
import zlib
from pathlib import Path

import docx
import pypdf
import pytest
import typst

from medlofte.drafting.blocks import document_process, opened
from medlofte.drafting.blocks.block import DocumentBlock
from medlofte.drafting.blocks.foreign import looks_swedish
from medlofte.stop import RefusedError, WrongCallError
from system import posix

SAID = {
    "empty": "{} är tom: där finns ingen text att läsa.",
    "menu": "På sidan {} finns bara menyer och ingen text. Öppna sidan i webbläsaren, kopiera "
    "texten till en textfil och ange den.",
    "scan": "{} är inskannad: sidorna är bilder utan text. Be om dokumentet som Word, eller låt "
    "ett program för det tolka texten (OCR).",
    "garbled": "Texten i {} går inte att läsa ut. Be om dokumentet som Word, eller kopiera texten "
    "till en textfil.",
    "locked": "{} är låst med lösenord. Spara det utan lösenord.",
    "broken": "{} är trasig eller för stor att läsa. Hämta eller spara den på nytt, eller spara "
    "bara de sidor där löftena står.",
    "large": "{} är för stor. Ta bort bilder, eller spara bara de sidor där löftena står.",
    "old": "{} är i ett gammalt format. Spara som .docx eller .pdf.",
    "other": "{} är i ett format som inte läses. Spara som .docx eller .pdf.",
    "picture": "{} är en bild. Be om dokumentet som Word, eller skriv av texten i en textfil.",
    "presentation": "{} är en presentation. Spara som .pdf.",
    "archived": "{} är en arkiverad webbsida. Spara sidan som .html.",
    "table": "{} är en arbetsbok. Spara som .pdf, eller kopiera tabellen till en textfil.",
    "unknown": "{} är inget dokument som läses. Ange en fil i formatet .txt, .html, .docx eller "
    ".pdf.",
}


def refused(path: Path) -> str:
    """What is said of a document that is not read."""
    with pytest.raises((RefusedError, WrongCallError)) as stopped:
        opened.opened(path)
    return str(stopped.value)


def packed(*parts: tuple[str, bytes]) -> bytes:
    """A package of parts, as Word and others save their documents."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts:
            made.writestr(name, content)
    return file.getvalue()


def a_word(text: str = "") -> bytes:
    """A Word document with a paragraph."""
    made, file = docx.Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(file)
    return file.getvalue()


def a_pdf(text: str) -> bytes:
    """A PDF, typeset."""
    return typst.compile(text.encode())


def locked(user: str) -> bytes:
    """A PDF with a password for its owner, and perhaps one for its reader."""
    writer, file = pypdf.PdfWriter(io.BytesIO(a_pdf("Polisen ska stå vid skolan."))), io.BytesIO()
    writer.encrypt(user, "hemligt", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def a_picture() -> bytes:
    """A white picture of one sign, as PNG."""

    def part(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    head = (8).to_bytes(4) + (8).to_bytes(4) + bytes((8, 0, 0, 0, 0))
    data = zlib.compress(b"\0\xff\xff\xff\xff\xff\xff\xff\xff" * 8)
    begins = b"\x89PNG\r\n\x1a\n"
    return begins + part(b"IHDR", head) + part(b"IDAT", data) + part(b"IEND", b"")


def a_scan(text: str) -> bytes:
    """A PDF of a picture, and a text."""
    numbers = ", ".join(map(str, a_picture()))
    return a_pdf(f"#image(bytes(({numbers})), width: 9cm)\n{text}")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = b'<!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>'


@pytest.mark.parametrize(
    "name, content, why",
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf \r\n\xc2\xa0", "empty"),
        ("a.txt", b"---\n", "empty"),
        ("a.txt", bytes(range(256)), "unknown"),
        ("a.txt", b"\1\2\3\4 ab", "unknown"),
        ("a.txt", b"a" * (4 * 1024 * 1024 + 1), "large"),
        ("a.txt", b"x\n" * 20_001, "large"),
        ("a.docx", a_word(), "empty"),
        ("a.docx", a_word("Text")[:-900], "broken"),
        ("a.docx", packed(("word/document.xml", BOMB)), "broken"),
        ("a.docx", packed(("word/document.xml", b" " * 34_000_000)), "large"),
        ("a.odt", packed(("content.xml", b"")), "other"),
        ("a.pptx", packed(("ppt/a.xml", b"")), "presentation"),
        ("a.xlsx", packed(("xl/a.xml", b"")), "table"),
        ("a.doc", OLE, "old"),
        ("a.rtf", b"{\\rtf1 }", "old"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        ("a.png", a_picture(), "picture"),
        ("a.mht", b"From: <Saved by X>\nMIME-Version: 1.0\n", "archived"),
        ("a.html", b"<html><nav>Start</nav>", "menu"),
        ("a.pdf", locked("hemligt"), "locked"),
        ("a.pdf", b"%PDF-1.7\n", "broken"),
        ("a.pdf", a_scan(""), "scan"),
        ("a.pdf", a_scan("Dnr 2026/17"), "scan"),
        ("a.pdf", a_pdf(""), "empty"),
        ("a.pdf", a_pdf("αβγδ" * 40), "garbled"),
    ],
)
def test_what_is_no_document_is_said_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name) == SAID[why].format(name)


def test_a_place_that_is_no_file(tmp_path: Path) -> None:
    here = tmp_path.as_posix()
    assert refused(tmp_path) == f"{here} är en mapp. Ange ett dokument."
    assert refused(tmp_path / "a.txt") == f"Filen {here}/a.txt finns inte."


@posix
def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    long = tmp_path / ("a" * 300)
    assert refused(long) == f"{long} går inte att läsa: File name too long."


def test_without_the_library_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "find_spec", {}.get)
    (tmp_path / "a.pdf").write_bytes(a_pdf("Löften"))
    assert refused(tmp_path / "a.pdf") == (
        "För att läsa a.pdf krävs ett tillägg. Installera det med: pip install pypdf"
    )


def test_a_password_for_the_owner_alone_does_not_hinder_reading(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(locked(""))
    (only,) = opened.blocks(tmp_path / "a.pdf")
    assert only.text == "Polisen ska stå vid skolan."


@pytest.mark.parametrize("letters", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_text_is_read_in_what_letters_it_is_saved(tmp_path: Path, letters: str) -> None:
    (tmp_path / "a.md").write_text("Polisen går på stan.\r", encoding=letters)
    assert opened.opened(tmp_path / "a.md") == opened.OpenedDocument(
        "a.md", (DocumentBlock(1, "text", "Polisen går på stan."),)
    )


def test_what_is_piped_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(a_pdf("Löften"))))
    assert opened.opened(Path("-")).name == "indata"


def test_letters_that_were_lost_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"L?ften")))
    assert refused(Path("-")).startswith("Å, ä och ö har blivit frågetecken på vägen hit.")


def test_a_system_without_limits_waits_no_longer_than_it_wants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "_PATIENCE", 0.001)
    (tmp_path / "a.pdf").write_bytes(a_pdf("Löften"))
    assert refused(tmp_path / "a.pdf") == SAID["large"].format("a.pdf")


@posix
def test_what_would_fill_all_memory_ends_outside(tmp_path: Path) -> None:
    rows = "".join("<w:p><w:r><w:t>x</w:t></w:r></w:p>" for _ in range(400_000))
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    part = f"<w:document {names}><w:body>{rows}</w:body></w:document>"
    (tmp_path / "a.docx").write_bytes(packed(("word/document.xml", part.encode())))
    assert refused(tmp_path / "a.docx") == SAID["broken"].format("a.docx")


def test_the_reader_as_a_part_of_this_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing can be limited it works as well."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(a_word("Löften."))))
    monkeypatch.setattr(sys, "argv", ["document", "docx"])
    monkeypatch.setitem(sys.modules, "resource", None)
    document_process.main()
    assert capsys.readouterr().out == '[[[1, "text", "L\\u00f6ften.", 0, []]], "", ""]'


def test_a_document_in_another_language_is_known() -> None:
    assert looks_swedish([DocumentBlock(1, "text", "Polisen och kommunen ska gå.")])
    assert looks_swedish([DocumentBlock(1, "row", "", 0, (("Vad", "Fotpatrull"),))])
    assert not looks_swedish([DocumentBlock(1, "text", "The police will walk.")])
    assert not looks_swedish([DocumentBlock(1, "text", "Poliisi ja kunta.")])
