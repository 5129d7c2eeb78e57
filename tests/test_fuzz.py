"""Whatever stands in a file or on the command line: a sentence and an exit code, never a bug.

Fifty tries here; many more with `pytest tests/test_fuzz.py --hypothesis-profile=fuzz`.
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzing import (
    ACTIVITY,
    ACTIVITY_FILE,
    PROMISE_FILE,
    SETTINGS,
    TALLY,
    bent,
    call,
    command_lines,
    hold,
    seeds,
    tree,
)
from terminal import PROMISES

SOUND = {
    "medlofte.yaml": SETTINGS.encode(),
    PROMISE_FILE: PROMISES.encode(),
    ACTIVITY_FILE: ACTIVITY.encode(),
}

few = settings(max_examples=settings().max_examples // 4)


@few
@given(bent(seeds()))
def test_a_promise_file(raw: bytes) -> None:
    with tree(SOUND | {PROMISE_FILE: raw}) as root:
        hold(root)


@few
@given(bent([ACTIVITY, TALLY]))
def test_an_activity_file(raw: bytes) -> None:
    with tree(SOUND | {ACTIVITY_FILE: raw}) as root:
        hold(root)


@few
@given(bent([SETTINGS]))
def test_a_settings_file(raw: bytes) -> None:
    with tree(SOUND | {"medlofte.yaml": raw}) as root:
        hold(root)


@few
@given(command_lines(), st.booleans())
def test_a_command_line(arguments: list[str], sound: bool) -> None:  # noqa: FBT001  drawn
    with tree(SOUND if sound else {**SOUND, ACTIVITY_FILE: b"date: ["}):
        call(*arguments)
