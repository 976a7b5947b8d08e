"""Template words used on many pages. A builtin library: no {% load %} needed."""

from django import template

register = template.Library()
