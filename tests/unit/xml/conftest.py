"""No test of this room reaches the network."""

from __future__ import annotations

import socket

import pytest


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(params=[str, str.encode], ids=["str", "bytes"])
def kind(request):
    """A source is `str` or `bytes`."""
    return request.param
