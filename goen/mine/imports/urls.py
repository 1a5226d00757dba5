from __future__ import annotations

from django.urls import path

from goen.base import converters  # noqa: F401  makes <row:…> known
from goen.mine.imports import views

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/<row:import_id>/", views.one_import, name="import"),
    path("imports/<row:import_id>/cancelling/", views.cancel, name="cancel_import"),
    path("settings/own-names/", views.say_own_name, name="say_own_name"),
    path("settings/own-names/<row:own_name_id>/forgetting/", views.forget_own_name, name="forget_own_name"),
]
