"""Long texts that people write: CommonMark in, clean HTML out. Raw HTML in it is shown as what was typed."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# Texts have paragraphs, lists, quotes, emphasis and links. Headings belong to the page; indents and '> ' of pasted text
# must not become code.
READER = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    ["html_block", "html_inline", "image", "heading", "lheading", "fence", "code", "backticks", "hr"]
)
TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "blockquote", "a"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}


def html(text: str) -> SafeString:
    """Return a text as HTML of `TAGS` only, with no script, style or foreign scheme in it."""
    made = nh3.clean(READER.render(text), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES)
    return mark_safe(made)  # noqa: S308 - cleaned just now
