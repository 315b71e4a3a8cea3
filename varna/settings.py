"""Where things are: taken from the environment in production, from a data directory in the one-process system."""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PREFIX = "VARNA_"


class SettingsError(Exception):
    """A setting is missing or cannot hold; the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a role needs to know of its surroundings. Addresses can hold passwords: never print them whole."""

    bus: str
    """`nats://host:port[,nats://…]`"""
    ledger: str
    """`sqlite:///file` or `postgresql://…`, of the service's own ledger."""
    read_model: str
    """`sqlite:///file` or `postgresql://…`, of the read models."""
    vault: str = ""
    """`sqlite:///file` or `postgresql://…`, of the service's own texts that can be erased."""
    host: str = "127.0.0.1"
    port: int = 8000
    replicas: int = 1
    bus_user: str | None = None
    bus_password: str | None = None
    bus_ca: str | None = None
    published_on_loopback: bool = False
    """Set where a container listens on all its interfaces but its port is published on the host's loopback only."""

    def __post_init__(self) -> None:
        if not (_is_loopback(self.host) or self.published_on_loopback):
            raise SettingsError(
                f"{PREFIX}HOST must be a loopback address such as 127.0.0.1: Värna has no access control yet, so it "
                f"must not be reachable from other machines. In a container whose port is published on the host's "
                f"loopback only, set {PREFIX}PUBLISHED_ON_LOOPBACK=yes."
            )

    def needed(self, name: str) -> str:
        """Return a setting that the role cannot do without."""
        value: str = getattr(self, name)
        if not value:
            raise SettingsError(f"{PREFIX}{name.upper()} is missing: set it to sqlite:///file or postgresql://…")
        return value


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of one role, from `VARNA_*` variables; `docs/drift.md` lists them."""
    known = {name.removeprefix(PREFIX).lower(): value for name, value in environment.items() if name.startswith(PREFIX)}
    if "bus" not in known:
        raise SettingsError(f"{PREFIX}BUS is missing: set it to the bus, for example nats://127.0.0.1:4222")
    return Settings(
        bus=known["bus"],
        ledger=known.get("ledger", ""),
        read_model=known.get("read_model", ""),
        vault=known.get("vault", ""),
        host=known.get("host", "127.0.0.1"),
        port=_number("PORT", known.get("port", "8000")),
        replicas=_number("REPLICAS", known.get("replicas", "1")),
        bus_user=known.get("bus_user"),
        bus_password=known.get("bus_password"),
        bus_ca=known.get("bus_ca"),
        published_on_loopback=known.get("published_on_loopback", "no") == "yes",
    )


def in_directory(data: Path, bus: str, role: str, *, host: str = "127.0.0.1", port: int = 8000) -> Settings:
    """Return the settings of one role of the one-process system, with every file under `data`."""
    return Settings(
        bus=bus,
        ledger=f"sqlite:///{data / f'{role}.db'}",
        read_model=read_model_in(data),
        vault=f"sqlite:///{data / f'{role}-vault.db'}",
        host=host,
        port=port,
    )


def read_model_in(data: Path) -> str:
    """Return where the one-process system keeps its read models."""
    return f"sqlite:///{data / 'read-models.db'}"


def _number(name: str, text: str) -> int:
    if not text.isdecimal():
        raise SettingsError(f"{PREFIX}{name} must be a whole number")
    return int(text)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
