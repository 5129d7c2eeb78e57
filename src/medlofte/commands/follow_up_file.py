"""Knows what a script answers to a written follow-up, in a file of its own."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from medlofte.commands.workspace import Workspace
from medlofte.disk.tree_files import MAX_BYTES
from medlofte.disk.writing import failing
from medlofte.edit.new_follow_up import REMARKS, SUMMARY, key_of, tidy
from medlofte.finding import Finding, error
from medlofte.language import t
from medlofte.model.agreement import Agreement
from medlofte.model.follow_up_answers import FollowUpAnswers
from medlofte.reading import complaints
from medlofte.reading.document import Document, parse
from medlofte.stop import WrongCallError
from medlofte.swedish.names import did_you_mean, suggest


def read(workspace: Workspace, typed: str, chosen: Sequence[Agreement]) -> FollowUpAnswers:
    """Read a file of answers; all that is wrong in it is told with its line."""
    path = Path(typed)
    if path.is_dir() or not path.exists():
        raise WrongCallError(t("{path} är ingen fil.", path=typed))
    with failing(t("Det går inte att läsa {path}", path=typed)), path.open("rb") as file:
        document, findings = parse(str(path.absolute()), file.read(MAX_BYTES + 1))
    answers = None
    if document:
        answers, findings = complaints.read(document, FollowUpAnswers)
    if document and answers:
        findings = [*_unknown(document, answers, chosen)]
    if findings or answers is None:
        workspace.complain(findings)
        raise WrongCallError(t("Rätta {path} först. Inget är skrivet.", path=typed))
    return answers


def _unknown(
    document: Document, answers: FollowUpAnswers, chosen: Sequence[Agreement]
) -> Iterator[Finding]:
    """Complain of promises that are in none of the agreements, in several, or told of twice."""
    seen: set[str] = set()
    for index, remark in enumerate(answers.promises):
        holding = [one for one in chosen if remark.promise in _ids(one)]
        place = document.place("promises", index, "promise")
        if remark.promise in seen:
            message = t(
                "{id} står två gånger. Skriv allt om löftet på ett ställe.", id=remark.promise
            )
        elif len(holding) > 1:
            message = t(
                "{id} finns i {agreements}. Lägg till --agreement med det som menas.",
                id=remark.promise,
                agreements=", ".join(one.id for one in holding),
            )
        elif not holding:
            known = [id_ for one in chosen for id_ in _ids(one)]
            message = did_you_mean(
                t('Löftet "{id}" finns inte.', id=remark.promise),
                suggest(remark.promise, known),
                t("Där finns {names}.", names=", ".join(dict.fromkeys(known))),
            )
        elif remark.assessment and not remark.reason:
            message = t("Skäl saknas: skriv under reason varför löftet bedöms så.")
        else:
            message = ""
        seen.add(remark.promise)
        if message:
            yield error(place, "follow-up-promise", message)


def _ids(agreement: Agreement) -> list[str]:
    return list(dict.fromkeys(one.id for one in agreement.promises))


def texts(given: FollowUpAnswers, chosen: Sequence[Agreement]) -> dict[str, str]:
    """The answers by their names; the summary belongs to the first of the agreements."""
    named: dict[str, str] = {}
    for one in given.promises:
        agreement = next(a for a in chosen if one.promise in _ids(a))
        named |= {
            key_of(agreement.id, one.promise, what): tidy(getattr(one, what))
            for what in REMARKS
            if getattr(one, what)
        }
    if given.summary:
        named[key_of(chosen[0].id, "", SUMMARY)] = tidy(given.summary)
    return named
