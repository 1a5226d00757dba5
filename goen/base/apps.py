from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "goen.base"
    label = "base"
