"""Today, people, one person; and what a member says of a person there."""

from __future__ import annotations

import tempfile
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goen.base import audit, takeout
from goen.home import context, queries
from goen.home.forms import NoteForm, SearchForm
from goen.members.access import signed_in
from goen.mine.imports.queries import own_keys
from goen.mine.people import actions as people_actions
from goen.mine.people.models import Card, Note, Person
from goen.mine.ties import actions as ties_actions
from goen.mine.ties.models import WordKind


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    shows_more = request.GET.get("show") == "more"
    said = request.GET.get("said", "")
    page = context.today_page(
        signed_in(request),
        today=timezone.localdate(),
        shown=context.MOST_SHOWN if shows_more else context.FIRST_SHOWN,
        said=int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else None,
    )
    back = reverse("today") + ("?show=more" if shows_more else "")
    return render(request, "home/today.html", {"page": page, "shows_more": shows_more, "back": back})


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    member = signed_in(request)
    is_typing = bool(request.htmx)  # type: ignore[attr-defined]
    form = SearchForm(request.GET, organisations=[] if is_typing else queries.organisations(member))
    page = context.people_page(member, form.wanted, request.GET.get("page"), today=timezone.localdate())
    shown = {"people": page, "form": form, "wanted": form.wanted, "is_typing": is_typing}
    response = render(request, "home/people.html#found" if is_typing else "home/people.html", shown)
    if is_typing:
        response.headers["HX-Replace-Url"] = _short(request)
    return response


def _short(request: HttpRequest) -> str:
    """The address without the fields that were left empty."""
    asked = QueryDict(mutable=True)
    asked.update({name: str(value) for name, value in request.GET.items() if value})
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


@require_safe
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    return _person(request, person_id, NoteForm())


def _person(request: HttpRequest, person_id: int, note_form: NoteForm) -> HttpResponse:
    try:
        page = context.person_page(signed_in(request), person_id, today=timezone.localdate())
    except Person.DoesNotExist:
        raise Http404 from None
    status = 400 if note_form.errors else 200
    return render(request, "home/person.html", {"page": page, "note_form": note_form}, status=status)


@require_POST
def say_word(request: HttpRequest, person_id: int, kind: str) -> HttpResponse:
    """Set aside for now, or: we are in touch."""
    say = {WordKind.SET_ASIDE: ties_actions.set_aside, WordKind.IN_TOUCH: ties_actions.say_in_touch}[
        WordKind(kind)
    ]
    try:
        word = say(person_id=person_id, by=signed_in(request), now=timezone.now(), today=timezone.localdate())
    except ties_actions.UnknownPerson:
        raise Http404 from None
    return redirect(_back(request, said=word.pk))


@require_POST
def take_word_back(request: HttpRequest, word_id: int) -> HttpResponse:
    try:
        ties_actions.take_back(word_id=word_id, by=signed_in(request), now=timezone.now())
    except ties_actions.UnknownWord:
        raise Http404 from None
    return redirect(_back(request))


def _back(request: HttpRequest, *, said: int | None = None) -> str:
    """The page of ours that the click came from; Today is told what has just been said."""
    asked = request.POST.get("back", "")
    back = asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else reverse("today")
    parts = urlsplit(back)
    if said is None or parts.path != reverse("today"):
        return back
    query = QueryDict(parts.query, mutable=True)
    query["said"] = str(said)
    return f"{parts.path}?{query.urlencode()}"


@require_POST
def write_note(request: HttpRequest, person_id: int) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _person(request, person_id, form)
    text = form.cleaned_data["text"]
    try:
        people_actions.write_note(person_id=person_id, text=text, by=signed_in(request), now=timezone.now())
    except people_actions.NobodyThere:
        raise Http404 from None
    return redirect("person", person_id)


@require_POST
def remove_note(request: HttpRequest, person_id: int, note_id: int) -> HttpResponse:
    member = signed_in(request)
    note = get_object_or_404(Note.objects.of(member), pk=note_id, card__person=person_id)
    people_actions.remove_note(note_id=note.pk, by=member, now=timezone.now())
    return redirect("person", person_id)


@require_POST
def part(request: HttpRequest, person_id: int, card_id: int) -> HttpResponse:
    """These are two people: undo the join of this card."""
    member = signed_in(request)
    card = get_object_or_404(Card.objects.of(member), pk=card_id, person=person_id)
    try:
        people_actions.part(card_id=card.pk, own_keys=own_keys(member), by=member, now=timezone.now())
    except people_actions.NothingJoined:
        raise Http404 from None
    ties_actions.rescore(member=member, today=timezone.localdate())
    messages.success(request, _("They are two people from now on, also after further imports."))
    return redirect("person", person_id)


@require_POST
def take_out(request: HttpRequest) -> FileResponse:
    """Everything of the member's as one zip; the file on the disk is gone as soon as it is sent."""
    member = signed_in(request)
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    try:
        takeout.write(member, file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    audit.record("member.took_out", by=member, now=timezone.now())
    name = f"goen-{timezone.localdate().isoformat()}.zip"
    return FileResponse(file, as_attachment=True, filename=name)
