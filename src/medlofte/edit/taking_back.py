"""Knows how what a command wrote is taken back, and how that is called."""

from pathlib import Path

from medlofte.disk import journal, writing
from medlofte.disk.journal import Deed, Did, Noted
from medlofte.language import t


def called(did: Did) -> str:
    """What a command did, as it stands within a sentence."""
    names = {
        Deed.LOG: t("aktiviteten"),
        Deed.READ: t("det som lästes ur {name}", name=did.name),
        Deed.IMPORT: t("importen av {name}", name=did.name),
        Deed.MUNICIPALITY: t("löftesfilen för {name}", name=did.name),
        Deed.AGREEMENT: t("medborgarlöftet {name}", name=did.name),
        Deed.PROMISE: t("löftet {name}", name=did.name),
        Deed.REVIEW: t("granskningen av {name}", name=did.name),
        Deed.FOLLOW_UP: t("uppföljningen {name}", name=did.name),
        Deed.RENAME: t("namnbytet från {name} till {to}", name=did.name, to=did.to),
        Deed.EDIT: t("ändringen"),
        Deed.FIX: t("rättningen av filnamn"),
    }
    return names[did.deed]


def put_back(root: Path, noted: Noted) -> list[str]:
    """Make the files what they were, and forget the command; return what somebody has changed.

    That is theirs, and stays. The lock must be held; where it is interrupted it can be done anew.
    """
    texts = noted.before(root)
    kept = []
    # What was moved lies for a moment at both places, and never at none.
    for path, hashes in sorted(noted.files.items(), key=lambda one: not one[1].before):
        now = journal.hash_now(root, path)
        if now == hashes.before:
            continue
        if now != hashes.after or (hashes.before and path not in texts):
            kept.append(path)
        elif not hashes.before:
            writing.remove(root, path)
            writing.remove_empty(root, (root / path).parent)
        elif hashes.after:
            writing.replace(root, path, (root / path).read_bytes(), texts[path])
        else:
            writing.create(root, {path: texts[path]})
    journal.forget(root, noted)
    return kept
