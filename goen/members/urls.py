from __future__ import annotations

from django.urls import include, path

from goen.members import views

urlpatterns = [
    path("in/<str:token>/", views.sign_in_by_link, name="sign_in_by_link"),
    path("join/<str:token>/", views.join, name="join"),
    path("settings/", views.settings_page, name="settings"),
    path("settings/invitations/", views.make_invitation, name="make_invitation"),
    path("settings/leaving/", views.leave, name="leave"),
    path("left/", views.left, name="left"),
    path("language/", views.speak, name="speak"),
    path("accounts/", include("allauth.urls")),
]
