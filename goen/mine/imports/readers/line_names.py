"""Who speaks in a talk whose fields are separated by spaces only: "21:47 山田 花子 また明日".

LINE for computers writes so. Where the name ends is not marked, so it is told from all lines together:
a name is what many lines begin with, and at least one word must be left as the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

Words = tuple[str, ...]

MOST_WORDS = 4
LEAST_LINES = 3  # fewer lines that agree may agree by chance
LEAST_SHARE = 0.9  # of the lines, for the second word to be part of names
MOST_ALIKE = 6  # people in one talk whose names begin with the same word
MOST_PREFIXES = 200_000
_NO_NAME = ("[", "☎", '"', "http", "@")


class Beginnings:
    """Collects how the messages of a talk begin."""

    def __init__(self) -> None:
        self._count: Counter[Words] = Counter()
        self._next: defaultdict[Words, set[str]] = defaultdict(set)
        self._complete: set[Words] = set()  # followed by a single word at least once: that word is the text

    def note(self, rest: str) -> None:
        words = tuple(rest.split("\n", 1)[0].split(" ")[: MOST_WORDS + 2])
        if len(self._count) > MOST_PREFIXES:
            words = words[:2]
        for length in range(1, min(len(words), MOST_WORDS + 1)):
            name = words[:length]
            self._count[name] += 1
            self._next[name].add(words[length])
            if len(words) == length + 1:
                self._complete.add(name)

    def names(self, known: str = "") -> Mapping[str, int]:
        """Name -> number of messages. `known` is a name that the talk's title gives."""
        title = tuple(known.split(" "))[:MOST_WORDS]
        of_title = self._count.get(title, 0)
        found = {known: of_title} if of_title else {}
        for first in [name for name in self._count if len(name) == 1]:
            for name in self._from(first):
                count = self._count[name] - (of_title if title[: len(name)] == name else 0)
                if count > 0:
                    found[" ".join(name)] = count
        return found

    def _from(self, name: Words) -> Iterable[Words]:
        """The names that begin with these words."""
        count, following = self._count[name], self._next[name]
        if name in self._complete or len(name) >= MOST_WORDS or count < LEAST_LINES:
            return [name]
        if any(not word or word.startswith(_NO_NAME) for word in following):
            return [name]
        counts = [self._count[(*name, word)] for word in following]
        recurring = sum(each for each in counts if each > 1)
        if recurring < LEAST_SHARE * count or len(counts) > min(MOST_ALIKE, max(1, count // 5)):
            return [name]
        return [longer for word in sorted(following) for longer in self._from((*name, word))]


class Splitter:
    """Divides what follows the time into name and text."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(names)
        self._most_spaces = max((name.count(" ") for name in names), default=0)

    def split(self, rest: str) -> tuple[str, str]:
        """The longest name that fits, else the first word; the text is empty where there is none."""
        name, _, text = rest.partition(" ")
        end = len(name)
        for _ in range(self._most_spaces):
            end = rest.find(" ", end + 1)
            if end < 0:
                break
            if rest[:end] in self._names:
                name, text = rest[:end], rest[end + 1 :]
        return name, text
