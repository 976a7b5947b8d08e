"""Answers every address."""

from collections.abc import Callable, Iterable


def application(environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
    """200, and the path asked for."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(environ["PATH_INFO"]).encode()]
