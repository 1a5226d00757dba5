"""What members fill in about themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from goen.members.models import Member
from goen.members.zones import country_choices, zone_choices


class SettingsForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        required=False,
        help_text=_("As you sign your letters."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Times are shown in it. The days of what you have imported do not move."),
    )
    country = forms.ChoiceField(
        label=_("Country"),
        help_text=_("Phone numbers without a country code are read as numbers of this country."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = get_language() or settings.LANGUAGE_CODE
        own_words = {"ja": "日本語", "en": "English"}
        self.choices("language", [("", _("As the browser asks")), *own_words.items()])
        self.choices("time_zone", zone_choices(spoken))
        self.choices("country", country_choices(spoken))

    def choices(self, field: str, choices: Any) -> None:
        self.fields[field].choices = choices  # type: ignore[attr-defined]

    @classmethod
    def of(cls, member: Member) -> SettingsForm:
        return cls(initial={name: getattr(member, name) for name in cls.base_fields})


class LeavingForm(forms.Form):
    typed_address = forms.CharField(
        label=_("Your mail address"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
