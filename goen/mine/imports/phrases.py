"""Codes of readers and imports as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

# What was wrong with a file or a row. Each says what happened and, where there is one, the way out.
REASONS = {
    # Whole files
    "not_there": _("This file is not there or may not be read ({reason})."),
    "is_folder": _("This is a folder. Please bring the files in it, or the zip as you received it."),
    "empty": _("This file is empty."),
    "is_no_file": _("This is not a file that can be read."),
    "disk_fault": _("This file could not be read to its end ({reason})."),
    "reader_failed": _(
        "Goen stumbled over this file, so nothing of it was kept. What happened is in the log; other files are not"
        " affected."
    ),
    "unknown_format": _(
        "This is none of the exports that can be read: LinkedIn, address book (vCard), LINE talk, mail (mbox)."
    ),
    "zip_damaged": _("This zip is damaged or was not downloaded whole. Please download it again."),
    "zip_too_many": _("This zip holds more than {most} files."),
    "zip_too_large": _("Unpacked, this zip would be larger than {most_gb} GB."),
    "zip_overfull": _("This zip would unpack to several hundred times its size, so it was not opened."),
    "zip_empty": _("There is no file in this zip."),
    "zip_locked": _("This zip is protected by a password. Please unpack it and bring the files in it."),
    "zip_all_refused": _("No file in this zip could be opened safely, so nothing was read."),
    "who_are_you": _(
        "It is not clear which side is you: {candidates}. Add your name or address to “My own names and"
        " addresses” in the settings (in the terminal: --me NAME), and bring the file again."
    ),
    "line_order_ambiguous": _(
        "It is not clear whether {value} names the day or the month first, so nothing of this talk was read."
    ),
    "line_too_many_speakers": _("More than {most} people would speak here. This does not look like a talk."),
    # Members of a zip
    "zip_unsafe_path": _("This file’s path points outside the zip, so it was not opened."),
    "zip_encrypted": _("This file is protected by a password, so it could not be opened."),
    "zip_bomb": _("This file would unpack to several hundred times its size, so it was not opened."),
    "zip_nested": _("This is a zip inside the zip. Please bring it by itself."),
    "zip_member_damaged": _("This file is damaged in the zip, so it could not be read."),
    "zip_other_kind": _(
        "This is another kind of export than the rest of the zip. Please bring it by itself."
    ),
    # Rows of tables
    "row_quotes": _(
        "A quotation mark is never closed here; this row and what it swallowed was passed over ({lines} lines)."
    ),
    "row_cells": _("This row has {cells} cells where the table has {columns}."),
    "line_too_long": _("This line is too long to be text."),
    "no_name": _("Nobody is named here."),
    # Dates
    "no_date": _("There is no date."),
    "date_unreadable": _("The date “{value}” cannot be read."),
    "date_future": _("The date “{value}” lies in the future."),
    "date_too_early": _("The date “{value}” is too long ago to be true."),
    "weekday_differs": _("The weekday does not belong to this date: “{value}”."),
    "time_unreadable": _("The time “{value}” cannot be read."),
    # Cards
    "card_unclosed": _("This card never ends, so it was passed over."),
    "card_empty": _("This card has neither a name nor an address."),
    "card_too_large": _("This card is too large to be one."),
    "card_line": _("This line of the card cannot be read: “{value}”. The card itself was kept."),
    "card_outside": _("This stands outside of any card: “{value}”."),
    "email_unreadable": _("“{value}” is not a mail address. The card itself was kept."),
    "phone_unreadable": _("“{value}” is not a telephone number. The card itself was kept."),
    "page_unreadable": _("“{value}” is not the address of a page. The card itself was kept."),
    # Talks
    "line_unreadable": _("This line cannot be read: “{value}”."),
    "line_without_day": _("This message stands before any date: “{value}”."),
    # Mails
    "no_sender": _("The sender cannot be read: “{value}”."),
    "header_too_long": _("The head of this mail is longer than {most_kb} kB."),
}

LEFT_OUT = {
    "account_gone": _("people whose account is gone"),
    "advert": _("advertising"),
    "automatic": _("automatic mails"),
    "draft": _("drafts"),
    "mailing_list": _("mailing lists"),
    "no_reply": _("senders that take no reply"),
    "organisation": _("companies and groups"),
    "other_files": _("files of other kinds"),
    "repeated": _("the same mail once more"),
    "spam": _("junk and bin"),
    "system_line": _("notices of the program"),
    "to_self": _("messages to yourself"),
    "to_yourself": _("messages to yourself"),
    "unknown_person": _("people the service no longer names"),
    "unsent": _("messages that were taken back"),
}


def reason(code: str, params: Mapping[str, object]) -> str:
    """The sentence for a code, in the language in force.

    A row may have been stored by another version: what is said no longer must not cost the whole report.
    """
    try:
        return gettext(REASONS[code]).format(**params)
    except (KeyError, IndexError):
        return gettext("This could not be read ({code}).").format(code=code)


def left_out(counts: Mapping[str, int]) -> list[str]:
    """What was left out by rule, a phrase each."""
    return [
        gettext("{what}: {count}").format(
            what=gettext(LEFT_OUT[code]) if code in LEFT_OUT else code, count=count
        )
        for code, count in sorted(counts.items())
    ]
