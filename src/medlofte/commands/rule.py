"""`medlofte rule`: what a rule wants, with a good and a bad example."""

import sys
from typing import Annotated

from medlofte import rules
from medlofte.commands.options import Holds, Where, stands
from medlofte.language import t
from medlofte.render.terminal import screen
from medlofte.render.terminal.rule_page import page, table
from medlofte.stop import WrongCallError
from medlofte.swedish.names import did_you_mean, suggest


def run(
    name: Annotated[str | None, stands(t("[NAMN]"), t("Regelns namn.")), Holds.RULE] = None,
    *,
    _where: Where,  # its settings may set the language
) -> int:
    """Print a rule's page, or the list of all rules."""
    out = screen.of(sys.stdout)
    if name is None:
        out.print(table(rules.ALL))
        return 0
    for rule in rules.ALL:
        if rule.name == name:
            out.print(page(rule))
            return 0
    near = suggest(name, [rule.name for rule in rules.ALL])
    message = t('Det finns ingen regel som heter "{name}".', name=name)
    raise WrongCallError(did_you_mean(message, near, t("Alla regler: medlofte rule")))
