"""The few words that no table above shows."""

from medlofte.periods import Per
from medlofte.wording.states import listed
from medlofte.wording.targets.goals import per_words, units_name


def test_lists_and_units() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"])] == ["", "a", "a och b"]
    assert listed(["a", "b", "c"]) == "a, b och c"
    assert units_name(Per.DAY) == "dagar"
    assert per_words(Per.AGREEMENT) == "under löftestiden"
