"""Knows shades of a colour that can be read: on the light ground of the pages and on the dark."""

from medlofte.wording.state_table import Sign, look

# The lightest and the darkest ground that text stands on, in either scheme (style.css).
LIGHT_GROUNDS = ("#ffffff", "#eef2f1")
DARK_GROUNDS = ("#10181b", "#243137")
_DEFAULT = "#005a70"
READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3: text of normal size
_STEPS = 100
# The colours of the signs where no stylesheet is, by their style in state_table (style.css).
_OF_STYLE = {
    "green": "#0a6245",
    "red": "#a81c2d",
    "cyan": "#1a5690",
    "magenta": "#6a3b9c",
    "bold": "#7a4d00",
    "": "#51605b",
}

_Rgb = tuple[int, int, int]


def custom_properties(colour: str | None) -> str:
    """Return the shades as CSS: the colour itself, moved only as far as reading asks for."""
    light, dark = on_light(colour), readable(colour or _DEFAULT, DARK_GROUNDS)
    return (
        f":root {{ --accent: {light}; --on-accent: #ffffff; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; "
        f"--on-accent: {DARK_GROUNDS[0]}; }} }}\n"
    )


def of_sign(sign: Sign) -> str:
    """The colour of a sign on a light ground; that of what is not told in colour, else."""
    return _OF_STYLE.get(look(sign).style.removeprefix("bold "), _OF_STYLE[""])


def on_light(colour: str | None) -> str:
    """The colour, or the usual one, as it is read on the light grounds."""
    return readable(colour or _DEFAULT, LIGHT_GROUNDS)


def readable(colour: str, grounds: tuple[str, ...]) -> str:
    """Return the nearest shade, towards black or white, with 4.5:1 or more on all grounds."""
    dark = luminance(grounds[0]) < luminance("#808080")
    end = _rgb("#ffffff" if dark else "#000000")
    own = _rgb(colour)
    shades = (_hex(_mixed(own, end, step)) for step in range(_STEPS + 1))
    return next(one for one in shades if all(contrast(one, on) >= READABLE for on in grounds))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of "contrast ratio")."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(part / 255) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  WCAG


def _mixed(one: _Rgb, other: _Rgb, step: int) -> _Rgb:
    red, green, blue = (round(a + (b - a) * step / _STEPS) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _rgb(colour: str) -> _Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(parts: _Rgb) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)
