from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from goen.mine.imports.domain import own


class _NameField(forms.CharField):
    """A name or an address by which somebody can be told."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not own.key(value):
            raise forms.ValidationError(_("That is neither a name nor an address."))


class _SeveralFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile[Any]]:
        return list(files.getlist(name)) if hasattr(files, "getlist") else []


class _FilesField(forms.FileField):
    widget = _SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        # An empty file is a file like another: its report says that it is empty.
        if not data:
            raise forms.ValidationError(self.error_messages["required"])
        return list(data)


class BringForm(forms.Form):
    files = _FilesField(label=_("Files"), error_messages={"required": _("Please choose at least one file.")})  # type: ignore[assignment]
    me = _NameField(
        label=_("A name or address of yours"),
        help_text=_("Only where it is not clear which side of a conversation is you."),
        required=False,
        max_length=300,
    )
    keep_last_words = forms.BooleanField(
        label=_("Keep the last words exchanged with each person"),
        help_text=_("Otherwise no message is kept, only on which days you were in touch."),
        required=False,
    )


class OwnNameForm(forms.Form):
    value = _NameField(label=_("A name or address of yours"), max_length=300)
