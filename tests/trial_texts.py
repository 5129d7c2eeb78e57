"""What the trials of CONTRIBUTING's table put into a copy of the program."""

from trials import Trial

_AT_MOST = '''\
"""Knows the target `at_most`: no more than so many."""

from typing import Literal

from pydantic import Field

from medlofte.periods import Per
from medlofte.reading.values import Positive, Text
from medlofte.targets.any_target import AnyTarget
from medlofte.targets.adding import add_up
from medlofte.targets.outcome import Case, Outcome, State, unreported


class AtMost(AnyTarget):
    """No more than `at_most` a year: one more breaks it at once, and it is kept at the end."""

    kind: Literal["at_most"] = Field(description="Högst ett antal")
    at_most: Positive = Field(description="Högst så många")
    per: Per = Field(description="För vilken tid")
    unit: Text | None = Field(None, description="Vad som räknas, i flertal")

    @property
    def counted_in(self) -> str | None:
        return self.unit

    def judge(self, case: Case) -> Outcome:
        if not case.reports:
            return Outcome(unreported(case, due=False))
        total = add_up(case.reports)
        figure = total.figure
        if figure.low > self.at_most:
            state = State.MISSED
        elif figure.high is None or figure.high > self.at_most:
            state = State.NOT_QUANTIFIED
        else:
            state = State.MET if case.over else State.ON_TRACK
        return Outcome(state, figure=figure, left=total.left)
'''
_OF_MOST = """\
def _of_most(number: str, target: AtMost) -> str:
    return t("{done} av högst {most}", done=number, most=target.at_most)


"""


def add_at_most(trial: Trial) -> None:
    trial.add("targets/at_most.py", _AT_MOST)
    path = "targets/__init__.py"
    trial.put(path, "AnyKind = Count |", "AnyKind = Count | AtMost |")
    known = "from medlofte.targets.count import Count\n"
    trial.before(path, known, "from medlofte.targets.at_most import AtMost\n")
    words = '    "at_most": ("högst",),\n'
    trial.before("swedish/choice_words.py", '    "milestone": (', words)


def tell_at_most(trial: Trial) -> None:
    path, case = "wording/targets/kinds.py", "        case AtMost():\n            return "
    trial.before(
        path,
        "    if issubclass(kind, Milestone):",
        '    if issubclass(kind, AtMost):\n        return t("högst ett antal")\n',
    )
    rule = f'{case}t("högst {{n}} {{per}}", n=target.at_most, per=per_words(target.per))\n'
    trial.before(path, '        case Milestone():\n            return t("klart senast', rule)
    figure = f"{case}_of_most(shown(row.outcome.figure), target)\n"
    trial.before(path, "        case Milestone():\n            if row", figure)
    told = f"{case}f\"{{_of_most(in_words(figure), target)}} {{unit or ''}}\".rstrip()\n"
    last = "        case Count() | Coverage() | Increase() | Ongoing() | OnDemand() | Mil"
    trial.before(path, last, told)
    trial.before(path, "def occasions(", _OF_MOST)
    known = "from medlofte.targets.count import"
    trial.before(path, known, "from medlofte.targets.at_most import AtMost\n")
    asked = """\
    Question(
        "at_most",
        lambda _: t("Högst hur många?"),
        _number("at_most"),
        wanted=_has("at_most"),
        missing=lambda: t("antalet"),
    ),
"""
    trial.before("interview/target.py", '    Question(\n        "per",', asked)
    option = (
        '    at_most: Annotated[str | None, Option(metavar="N", help="Högst så många.")] = None\n'
    )
    trial.before("commands/new_options.py", "    per: Annotated[", option)


def add_paused(trial: Trial) -> None:
    trial.before("targets/outcome.py", '    MET = "met"', '    PAUSED = "paused"\n')


def tell_paused(trial: Trial) -> None:
    trial.put("targets/ongoing.py", "state = State.IN_PROGRESS", "state = State.PAUSED")
    case = "        case {}.PAUSED:\n            return "
    gone = "        case {}.WITHDRAWN:\n            {}"
    table, shown = "wording/state_table.py", case.format("Sign")
    trial.before(table, '    MET = "met"', '    PAUSED = "paused"\n')
    trial.before(table, "            | State.UPCOMING\n", "            | State.PAUSED\n")
    look = 'Look(11, "‖", "dim", t("vilar"), t("Inget görs just nu."))'
    trial.before(table, gone.format("Sign", "meaning"), f"{shown}{look}\n")
    counted = f'{shown}t("{{count}} i vila", count=count)\n'
    trial.before(table, gone.format("Sign", "return n("), counted)
    clause = f'{shown}t("{{count}} vilar", count=count)\n'
    trial.before(table, gone.format("Sign", 'return t("'), clause)
    case = case.format("State")
    trial.before("wording/states.py", gone.format("State", "return "), f'{case}t("vilar")\n')
    one = "            | State.{}\n"
    paused = one.format("PAUSED")
    trial.before("publishing/audience.py", one.format("WITHDRAWN"), paused)
    trial.before("render/site/remaining.py", one.format("NO_BASELINE"), paused)
    trial.before("render/drawing/svg.py", "        case Sign.NOT_STARTED:\n", f"{shown}_RING\n")
    trial.put("render/site/style.css", ".not_quantified {", ".not_quantified, .paused {")


_PLACE = '    place: Text | None = Field(None, description="Platsen")\n'
WEATHER = _PLACE, f'{_PLACE}    weather: Text | None = Field(None, description="Vädret")\n'
_COUNTS = '    counts: Text | None = Field(None, description="Vad som räknas, i ord")\n'
BUDGET = _COUNTS, f'{_COUNTS}    budget: Text | None = Field(None, description="Pengarna")\n'
DANISH = '        case "da":\n            return Tags("da-DK", "DAN")\n'

_RULE = '''\
@rule("short-text", Level.WARNING)
def short_text(book: Book, _today: date) -> Complaints:
    """Texten bör vara lång.

    Varför: Annars säger den för lite.

    Fel:
        text: Kort
    Rätt:
        text: Polisen gör något
    """
    for pledge in book.pledges:
        if len(pledge.promise.text) < 5:
            yield book.document.place(*pledge.route, "text"), t("Texten är kort.")


'''
_COMMAND = """\
from typing import Annotated

from typer import Argument


def run(whom: Annotated[str, Argument(metavar="VEM")]) -> int:
    print(f"Hej {whom}")
    return 0
"""
_STATUS = """\
from medlofte.render.terminal import screen


def each(view, measured):
    return [row.pledge.promise.title for one in measured for row in one.rows]


def whole(told):
    screen.machine("".join(f"{title}\\n" for titles in told.shown for title in titles))
"""
_PAGE = """\
from medlofte.render.site import frame


def page(site):
    return frame.page(site, "hej.html", "hello.html", "Hej")
"""
_TEMPLATE = '{% extends "base.html" %}{% block body %}<body><h1>Hej</h1></body>{% endblock %}'


def _printed(file: str) -> str:
    """A function of a command that prints what a new file makes of what there is to tell."""
    folder, _, name = file.removesuffix(".py").rpartition("/")
    room = folder.replace("/", ".")
    return f"""\
def _{name}(told):
    from medlofte.{room} import {name}
    screen.machine({name}.text(told))


"""


def add_the_rest(trial: Trial) -> None:
    """Add a format each of `status`, `validate` and `report`, a rule, a command and a page."""
    table = "FORMATS: Mapping"
    trial.add("render/data/status_names.py", _STATUS)
    path = "commands/status.py"
    trial.before(path, table, "from medlofte.render.data.status_names import each, whole\n\n")
    trial.before(path, '    "md": ', '    "names": Format(each, whole),\n')

    new = "render/data/findings_count.py"
    trial.add(new, 'def text(checked):\n    return f"{len(checked.looked_at)}\\n"\n')
    trial.before("commands/validate.py", table, _printed(new))
    trial.before("commands/validate.py", '    "junit": ', '    "count": _findings_count,\n')

    path = "commands/report.py"
    trial.add("render/document/plain.py", "def plain(paper, _):\n    return paper.title.encode()\n")
    trial.before(path, table, "from medlofte.render.document.plain import plain\n\n")
    trial.before(path, '    "md": ', '    "txt": _DocumentForm(plain, printed=True),\n')

    trial.before("rules/agreements.py", '@rule("mixed-examples"', _RULE)
    trial.add("commands/hello.py", _COMMAND)
    listed = '    Command("hello", t("Hälsa.")),\n'
    trial.before("cli/contents.py", '    Command("init",', listed)
    trial.add("render/site/hello.py", _PAGE)
    trial.add("render/site/templates/hello.html", _TEMPLATE)
    path, last = "render/site/pages.py", "    yield from topics.pages(site, cards)\n"
    trial.put(path, last, f"{last}    yield hello.page(site)\n")
    first = "from medlofte.render.site.frame import "
    trial.before(path, first, "from medlofte.render.site import hello\n")
