"""Everything about names that the rest of Goen asks for, in one place."""

from __future__ import annotations

from goen.language.agreement import Agreement, compare
from goen.language.kana import hiragana as reading
from goen.language.organisations import is_organisation
from goen.language.spelling import MOST_NAME, clean, fold, tokens

__all__ = ["MOST_NAME", "Agreement", "clean", "compare", "fold", "is_organisation", "reading", "tokens"]
