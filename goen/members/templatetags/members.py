"""What the pages of the way in need to know about this server."""

from __future__ import annotations

from django import template
from django.conf import settings

from goen.members.models import Member

register = template.Library()


@register.simple_tag
def registration() -> str:
    """closed, invited or open."""
    return str(settings.REGISTRATION)


@register.simple_tag
def has_local_member() -> bool:
    """Whether this is a laptop, whose member comes in by a link from the terminal."""
    return Member.objects.filter(is_local=True).exists()
