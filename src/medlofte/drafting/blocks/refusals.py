"""Knows what to say of a document that cannot be read: what is wrong, and what to do."""

from medlofte.language import t


def sentence(name: str, why: str) -> str:
    """The sentence about a document of that name."""
    return {**_of_content(name), **_of_format(name)}[why]


def _of_content(name: str) -> dict[str, str]:
    return {
        "empty": t("{name} är tom: där finns ingen text att läsa.", name=name),
        "menu": t(
            "På sidan {name} finns bara menyer och ingen text. Öppna sidan i webbläsaren, kopiera "
            "texten till en textfil och ange den.",
            name=name,
        ),
        "scan": t(
            "{name} är inskannad: sidorna är bilder utan text. Be om dokumentet som Word, eller "
            "låt ett program för det tolka texten (OCR).",
            name=name,
        ),
        "garbled": t(
            "Texten i {name} går inte att läsa ut. Be om dokumentet som Word, eller kopiera texten "
            "till en textfil.",
            name=name,
        ),
        "locked": t("{name} är låst med lösenord. Spara det utan lösenord.", name=name),
        "broken": t(
            "{name} är trasig eller för stor att läsa. Hämta eller spara den på nytt, eller spara "
            "bara de sidor där löftena står.",
            name=name,
        ),
        "large": t(
            "{name} är för stor. Ta bort bilder, eller spara bara de sidor där löftena står.",
            name=name,
        ),
    }


def _of_format(name: str) -> dict[str, str]:
    return {
        "old": t("{name} är i ett gammalt format. Spara som .docx eller .pdf.", name=name),
        "other": t("{name} är i ett format som inte läses. Spara som .docx eller .pdf.", name=name),
        "picture": t(
            "{name} är en bild. Be om dokumentet som Word, eller skriv av texten i en textfil.",
            name=name,
        ),
        "presentation": t("{name} är en presentation. Spara som .pdf.", name=name),
        "archived": t("{name} är en arkiverad webbsida. Spara sidan som .html.", name=name),
        "table": t(
            "{name} är en arbetsbok. Spara som .pdf, eller kopiera tabellen till en textfil.",
            name=name,
        ),
        "unknown": t(
            "{name} är inget dokument som läses. Ange en fil i formatet .txt, .html, .docx eller "
            ".pdf.",
            name=name,
        ),
    }
