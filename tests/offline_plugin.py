"""No test speaks to another machine: a connection to anything but this one fails at once."""

import ipaddress
import socket
from typing import Any

_connect, _connect_ex = socket.socket.connect, socket.socket.connect_ex


class OffsiteConnection(AssertionError):
    """A test tried to reach another machine."""


def _refuse_offsite(address: Any) -> None:
    if not isinstance(address, tuple):  # a Unix socket
        return
    host = address[0]
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host in ("", "localhost")
    if not local:
        raise OffsiteConnection(f"a test tried to connect to {host}:{address[1]}")


def _guarded_connect(self: socket.socket, address: Any) -> None:
    _refuse_offsite(address)
    _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: Any) -> int:
    _refuse_offsite(address)
    return _connect_ex(self, address)


socket.socket.connect = _guarded_connect  # type: ignore[method-assign]
socket.socket.connect_ex = _guarded_connect_ex  # type: ignore[method-assign]
