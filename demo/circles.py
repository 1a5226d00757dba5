"""The circles Hanako moves in: how many people there are, and how many ties of which kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Circle:
    """`ties`: how many of which kind on which channel; all others are connections and nothing more.

    The ties that have gone quiet after years are written out one by one in old_ties.py.
    """

    name: str
    size: int
    on_linkedin: float
    ties: tuple[tuple[str, str, int], ...]


CIRCLES = (
    Circle("university", 34, 0.5, (
        ("steady", "line", 3),
        ("slipping", "line", 2),
        ("sparse", "line", 2),
        ("sparse", "linkedin", 4),
    )),
    Circle("first", 64, 0.85, (
        ("steady", "line", 1),
        ("steady", "mail", 1),
        ("burst", "mail", 3),
        ("sparse", "linkedin", 9),
        ("sparse", "mail", 5),
    )),
    Circle("second", 68, 0.92, (
        ("steady", "line", 1),
        ("steady", "mail", 1),
        ("slipping", "line", 1),
        ("slipping", "linkedin", 1),
        ("burst", "mail", 6),
        ("sparse", "linkedin", 10),
        ("sparse", "mail", 4),
    )),
    Circle("present", 42, 0.8, (
        ("steady", "mail", 5),
        ("sparse", "mail", 3),
        ("new", "mail", 3),
        ("sparse", "linkedin", 3),
    )),
    Circle("customer", 72, 0.6, (
        ("steady", "mail", 3),
        ("slipping", "mail", 1),
        ("burst", "mail", 5),
        ("new", "mail", 2),
        ("sparse", "mail", 14),
    )),
    Circle("teacher", 10, 0.4, (
        ("steady", "mail", 1),
        ("sparse", "mail", 4),
    )),
    Circle("study", 42, 0.85, (
        ("steady", "line", 1),
        ("new", "line", 1),
        ("steady", "linkedin", 2),
        ("slipping", "mail", 1),
        ("sparse", "linkedin", 8),
        ("sparse", "mail", 3),
    )),
    Circle("abroad", 30, 0.93, (
        ("steady", "line", 1),
        ("steady", "mail", 1),
        ("new", "linkedin", 2),
        ("sparse", "linkedin", 8),
        ("sparse", "mail", 3),
    )),
    Circle("vendor", 22, 0.9, (
        ("one-sided", "linkedin", 5),
        ("one-sided", "mail", 5),
    )),
    Circle("private", 8, 0.0, (
        ("steady", "line", 1),
        ("sparse", "mail", 1),
    )),
)  # fmt: skip
