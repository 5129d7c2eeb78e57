"""Measures medlofte beside the least that its work could cost, and prints one table."""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from commands import again, count, head, large, middle, others, programs, small, trees
from timing import Cost, floor, measure, summary, together
from trees import SIZES

MOST_MEMORY = {"validate on L": 250, "site on L": 250}  # megabytes, of all processes together


class Bar(NamedTuple):
    """What is held against what; `most` is the bar, and None where there is none."""

    label: str
    value: float
    most: float | None = None
    unit: str = ""
    beside: str = ""


def ratio(one: list[Cost], other: list[Cost]) -> tuple[float, str]:
    """Divide the medians; in words beside it the same for CPU time, and for each round alone.

    What is run more often than the other is paired as far as that goes.
    """
    a, b = summary(one), summary(other)
    rounds = statistics.median(x.wall / y.wall for x, y in zip(one, other, strict=False))
    return a.wall / b.wall, f"cpu {a.cpu / b.cpu:.2f}, by round {rounds:.2f}"


def bars(
    costs: dict[str, list[Cost]], files: dict[str, int], memory: dict[str, float | None]
) -> list[Bar]:
    def times(one: str, other: str, most: float | None = None) -> Bar:
        value, beside = ratio(costs[one], costs[other])
        return Bar(f"{one} / {other}", value, most, beside=beside)

    found = [
        times("status on S", "imports.py", 1.25),
        times("status on L", "status on S", 1.2),
        times("status --all on M", "status --all on S", 2),
        times("next on M", "next on S", 2),
        times("validate on L", "load.py on L", 0.6),
        times("validate on L", "validate on M", files["L"] / files["M"]),
        times("site on L", "validate on L", 2.5),
        times("site on M, to be shared", "site on M"),
        times("site on M, with its history", "site on M"),
    ]
    for name, used in memory.items():
        if used is not None:
            found.append(Bar(f"{name}, all processes", used, MOST_MEMORY.get(name), "MB"))
    ours, theirs = memory.get("validate on L"), memory.get("hledger check on L")
    if "hledger check on L" in costs:
        found.append(times("validate on L", "hledger check on L", 1.1))
    if ours and theirs:
        found.append(Bar("the same, all memory", ours / theirs, 0.2))
    against = {
        "check-jsonschema on M": "validate on M",
        "hledger balance --budget on M": "status --all on M",
    }
    return found + [times(ours, name) for name, ours in against.items() if name in costs]


def show(costs: dict[str, list[Cost]], found: list[Bar], files: dict[str, int]) -> None:
    print(f"\n{'median of whole processes':<44}{'wall s':>9}{'cpu s':>9}{'peak MB':>9}")
    for name, runs in costs.items():
        cost = summary(runs)
        print(f"{name:<44}{cost.wall:>9.3f}{cost.cpu:>9.3f}{cost.peak:>9.0f}")
    print(f"peaks below {floor():.0f} MB cannot be told apart")
    for tree in ("M", "L"):
        speed = files[tree] / summary(costs[f"validate on {tree}"]).wall
        print(f"validate on {tree}: {files[tree]} files, {speed:.0f} a second")
    print(
        f"L has {files['L'] / files['M']:.1f} times the files of M: the bar of its time beside M's"
    )
    print(f"\n{'held against (wall clock)':<44}{'value':>9}{'bar':>9}")
    for bar in found:
        most = "–" if bar.most is None else f"{bar.most:.4g}"
        verdict = "" if bar.most is None else "ok" if bar.value <= bar.most else "OVER"
        line = f"{bar.label:<44}{bar.value:>9.2f}{most:>9} {bar.unit:<3}{verdict:<5}{bar.beside}"
        print(line.rstrip())


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="3 runs and 1 on L, for a first look")
    parser.add_argument("--runs", type=int, help="of each command; else 9, and 3 on L and M")
    parser.add_argument("--trees", type=Path, help="folder of trees to use again, or to make")
    parser.add_argument("--medlofte", help="the program; else the one beside this Python")
    parser.add_argument("--check-jsonschema", help="the program; else the one on PATH")
    parser.add_argument("--hledger", help="the program; else the one on PATH")
    return parser.parse_args()


def main() -> None:
    asked = options()
    few, many = (1, 3) if asked.quick else (3, 9)
    found = programs(asked)
    head(found)
    with trees(asked.trees) as root:
        files = {name: count(root / name) for name in SIZES}
        costs = measure(small(found, root), asked.runs or many)
        costs |= measure(middle(found, root), asked.runs or many)
        with tempfile.TemporaryDirectory(dir=root) as temporary:
            out = Path(temporary) / "site"
            commands = large(found, root, out)
            costs |= measure(commands, asked.runs or few)
            print("memory of all processes", file=sys.stderr)
            looked_at = ("validate on L", "site on L", "hledger check on L")
            memory = {name: together(commands[name]) for name in looked_at if name in commands}
            rewritten = again(found, root / "M", out)
        if more := others(found, root):
            costs |= measure(more, asked.runs or few)
    show(costs, bars(costs, files, memory), files)
    print(f"\nsite on M again, after one new activity: {rewritten}")


if __name__ == "__main__":
    main()
