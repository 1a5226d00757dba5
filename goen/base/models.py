from django.conf import settings
from django.db import models


class AuditRow(models.Model):
    """Who did what when. `about` names rows by kind and id, never by what they contain."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.CharField(max_length=60)
    about = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["by", "-at"], name="audit_by_at")]


class Beat(models.Model):
    """A sign of life of one worker process. Jobs of a worker without one are put back."""

    worker_id = models.CharField(max_length=64, unique=True)
    process = models.CharField(max_length=300)  # as goen.base.processes names it
    beat_at = models.DateTimeField()
