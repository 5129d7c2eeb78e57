"""Knows an address as a QR code, drawn without a colour of its own."""

from html import escape

from medlofte.language import t
from medlofte.stop import WrongCallError

try:
    import segno
except ImportError as problem:
    raise WrongCallError(
        t("QR-koden kräver ett tillägg. Installera det med: pip install segno")
    ) from problem

_QUIET = 4  # modules of white around it that a reader needs (ISO/IEC 18004)
_MOST = 15  # a larger version has marks too small to be read on a poster


def qr_code(address: str) -> str:
    """Draw the code as SVG, black on white; empty where the address is too long to be read."""
    try:
        code = segno.make(address, micro=False, error="m", boost_error=False)
    except segno.DataOverflowError:
        return ""
    if int(code.version) > _MOST:
        return ""
    size = len(code.matrix) + 2 * _QUIET
    drawn = "".join(
        f"M{x + _QUIET} {y + _QUIET}h1v1h-1z"
        for y, row in enumerate(code.matrix)
        for x, dark in enumerate(row)
        if dark
    )
    name = escape(t("QR-kod som leder till {address}", address=address))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {size} {size}" '
        f'role="img" aria-label="{name}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{drawn}"/></svg>'
    )
