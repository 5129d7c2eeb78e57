"""Knows where a site will lie: the address that was typed, as a program may write it anywhere."""

import re
from urllib.parse import quote, urlsplit

from medlofte.language import t
from medlofte.model.settings import Publish
from medlofte.stop import WrongCallError
from medlofte.wording.plain_text import harmless

# What an address holds (RFC 3987) before `?` and `#`, and neither a name nor a password.
_ADDRESS = re.compile(
    r"(?i:https?)://[^\s\x00-\x20<>\"\\^`{|}?#@/%]+(?:/(?:[^\s<>\"\\^`{|}?#%]|%[0-9A-Fa-f]{2})*)?"
)
_OPTION, _SETTING = "--base-url", "publish.base_url"
_IN_PATH = "/%:@!$&'()*+,;=~"


def base(option: str | None, publish: Publish) -> str:
    """The address of the site as a program may write it anywhere (RFC 3986), with a slash.

    It is what `--base-url` says, else the setting; empty where neither is given.
    """
    typed = option if option is not None else publish.base_url
    if typed is None:
        return ""
    try:
        parts = urlsplit(typed)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
        plain = f"[{host}]" if ":" in host else host.encode("idna").decode()
    except ValueError:  # also what is no name of a host, or no port
        plain = ""
    if not _ADDRESS.fullmatch(typed) or typed != harmless(typed) or not plain.strip("."):
        message = t(
            "{name} ska vara en adress utan lösenord, ? och #, till exempel "
            "https://www.kommun.se/loften/",
            name=_OPTION if option is not None else _SETTING,
        )
        raise WrongCallError(message)
    path = quote(parts.path, safe=_IN_PATH)
    return f"{parts.scheme}://{plain}{port}{path}{'' if path.endswith('/') else '/'}"
