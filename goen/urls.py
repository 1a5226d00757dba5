from django.urls import include, path

urlpatterns = [
    path("", include("goen.home.urls")),
    path("", include("goen.mine.imports.urls")),
    path("", include("goen.members.urls")),
]
