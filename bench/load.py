"""The bare loop: reads and loads each YAML file below a folder, with no places and no checks."""

import os
import sys

import yaml


def load(root: str) -> int:
    files = 0
    for folder, _, names in os.walk(root):
        for name in names:
            if name.endswith(".yaml"):
                with open(f"{folder}/{name}", encoding="utf-8") as file:  # noqa: PTH123  a Path costs more
                    yaml.load(file.read(), Loader=yaml.CSafeLoader)
                files += 1
    return files


if __name__ == "__main__":
    print(load(sys.argv[1]))
