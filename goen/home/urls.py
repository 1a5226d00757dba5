from __future__ import annotations

from django.urls import path

from goen.base import converters  # noqa: F401  makes <row:…> known
from goen.home import views
from goen.mine.ties.models import WordKind

urlpatterns = [
    path("", views.today, name="today"),
    path("people/", views.people, name="people"),
    path("people/<row:person_id>/", views.person, name="person"),
    path(
        "people/<row:person_id>/setting-aside/",
        views.say_word,
        {"kind": WordKind.SET_ASIDE},
        name="set_aside",
    ),
    path(
        "people/<row:person_id>/being-in-touch/", views.say_word, {"kind": WordKind.IN_TOUCH}, name="in_touch"
    ),
    path("words/<row:word_id>/taking-back/", views.take_word_back, name="take_word_back"),
    path("people/<row:person_id>/notes/", views.write_note, name="write_note"),
    path("people/<row:person_id>/notes/<row:note_id>/removing/", views.remove_note, name="remove_note"),
    path("people/<row:person_id>/cards/<row:card_id>/parting/", views.part, name="part"),
    path("settings/taking-out/", views.take_out, name="take_out"),
]
