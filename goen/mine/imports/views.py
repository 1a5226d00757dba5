"""The pages of imports: bring files, watch them being read, read what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goen.members.access import signed_in
from goen.mine.imports import actions, context, jobs, uploads
from goen.mine.imports.forms import BringForm, OwnNameForm
from goen.mine.imports.models import Import, OwnName


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    form = BringForm()
    if request.method == "POST":
        form = BringForm(request.POST, request.FILES)
        try:
            if brought := _bring(request, form):
                return redirect("import", brought.pk)
        except uploads.SpoolFull:
            # What did not fit never reached the form, which must not ask for it.
            form.errors.pop("files", None)
            form.add_error("files", _("There is no room left to keep these files. Nothing of them was kept."))
    shown = {"form": form, "latest": context.latest(signed_in(request))}
    return render(request, "imports/imports.html", shown, status=400 if form.errors else 200)


def _bring(request: HttpRequest, form: BringForm) -> Import | None:
    """None where the form is not filled in well. Raises SpoolFull."""
    files = form.cleaned_data["files"] if form.is_valid() else []
    paths, names = uploads.take_in(request, files)
    if not paths:
        return None
    me = form.cleaned_data["me"]
    brought = actions.bring(
        member=signed_in(request),
        paths=paths,
        names=names,
        me=[me] if me else [],
        keep_last_words=form.cleaned_data["keep_last_words"],
        are_spooled=True,
        now=timezone.now(),
    )
    jobs.run_import.enqueue(brought.pk)
    return brought


@require_safe
def one_import(request: HttpRequest, import_id: int) -> HttpResponse:
    brought = get_object_or_404(Import.objects.of(signed_in(request)), pk=import_id)
    head = context.shown(brought, [])
    if request.htmx and head.is_open:  # type: ignore[attr-defined]
        return render(request, "imports/import.html#progress", {"head": head})
    response = render(
        request,
        "imports/import.html",
        {
            "head": head,
            "report": None if head.is_open else context.report(brought),
            "skipped": None if head.is_open else context.skipped(brought, request.GET.get("page")),
        },
    )
    if request.htmx:  # type: ignore[attr-defined]
        response.headers["HX-Refresh"] = "true"  # it has ended: show the report in its place
    return response


@require_POST
def cancel(request: HttpRequest, import_id: int) -> HttpResponse:
    member = signed_in(request)
    get_object_or_404(Import.objects.of(member), pk=import_id)
    try:
        actions.cancel(import_id=import_id, by=member, now=timezone.now())
    except actions.TooLate:
        messages.info(request, _("The import had ended already."))
    return redirect("import", import_id)


@require_POST
def say_own_name(request: HttpRequest) -> HttpResponse:
    member = signed_in(request)
    form = OwnNameForm(request.POST)
    if form.is_valid():
        actions.say_own_name(value=form.cleaned_data["value"], by=member, now=timezone.now())
    else:
        messages.error(request, _("That is neither a name nor an address."))
    return redirect("settings")


@require_POST
def forget_own_name(request: HttpRequest, own_name_id: int) -> HttpResponse:
    member = signed_in(request)
    get_object_or_404(OwnName.objects.of(member), pk=own_name_id)
    actions.forget_own_name(own_name_id=own_name_id, by=member, now=timezone.now())
    return redirect("settings")
