from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _

from goen.home.queries import NEVER, Wanted
from goen.mine.ties.models import Channel

MOST_QUERY = 200
QUIET = [
    ("", _("Any time")),
    ("90", _("Quiet for three months")),
    ("365", _("Quiet for a year")),
    ("1095", _("Quiet for three years")),
    (NEVER, _("No moment known")),
]
SORT_LABELS = [
    ("reading", _("By reading")),
    ("recent", _("In touch lately first")),
    ("quiet", _("Longest quiet first")),
    ("strong", _("Closest first")),
]


class SearchForm(forms.Form):
    """Whatever is not understood is left out: a search never fails."""

    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=300)
    channel = forms.ChoiceField(
        label=_("Channel"), required=False, choices=[("", _("Any channel")), *Channel.choices]
    )
    quiet = forms.ChoiceField(label=_("Quiet"), required=False, choices=QUIET)
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=SORT_LABELS)

    def __init__(self, data: Mapping[str, str], *, organisations: Sequence[str] = ()) -> None:
        super().__init__(data)
        asked = self.wanted.organisation
        names = organisations if not asked or asked in organisations else (asked, *organisations)
        choices = [("", _("Any organisation")), *((name, name) for name in names)]
        self.fields["organisation"].widget = forms.Select(choices=choices)

    @cached_property
    def wanted(self) -> Wanted:
        self.is_valid()
        understood = {name: value for name, value in self.cleaned_data.items() if value}
        return Wanted(query=self._query(), **understood)

    def _query(self) -> str:
        # A database may refuse NUL; whatever is typed beyond the longest query finds nothing more.
        return str(self.data.get("q", "")).replace("\0", "")[:MOST_QUERY].strip()


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Write a note"),
        help_text=_("How you met, what you talked about, what to ask next time. Only you can read it."),
        max_length=10_000,
        error_messages={"required": _("Nothing was written, so nothing was kept.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
