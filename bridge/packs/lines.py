"""Where in a TOML file a value is written, so that an error can name the line."""

import re
from collections import Counter

HEADER = re.compile(r"^\s*(\[\[|\[)\s*([^\[\]]+?)\s*\]")
ASSIGNMENT = re.compile(r"^\s*\"?([\w.-]+)\"?\s*=")
Path = tuple[str | int, ...]


class Lines:
    """The line of every table and key of a TOML text, by its path: `("version", 0, "term", 2, "unit")`."""

    def __init__(self, text: str) -> None:
        self.found: dict[Path, int] = {(): 1}
        self.counts: Counter[Path] = Counter()
        self.here: Path = ()
        for number, line in enumerate(text.splitlines(), start=1):
            self._note(line, number)

    def _note(self, line: str, number: int) -> None:
        header = HEADER.match(line)
        if header:
            self.here = self._enter(header.group(2).split("."), listed=header.group(1) == "[[")
            self.found.setdefault(self.here, number)
            return
        assignment = ASSIGNMENT.match(line)
        if assignment:
            self.found.setdefault((*self.here, *assignment.group(1).split(".")), number)

    def _enter(self, names: list[str], listed: bool) -> Path:
        path: Path = ()
        for index, raw in enumerate(names):
            path = (*path, raw.strip().strip('"'))
            if listed and index == len(names) - 1:
                self.counts[path] += 1
            if self.counts[path]:
                path = (*path, self.counts[path] - 1)
        return path

    def of(self, path: Path) -> int:
        """The line of that path, or of the nearest thing around it."""
        while path not in self.found:
            path = path[:-1]
        return self.found[path]
