"""The databases of a city: one for each owner, closed to the others; made again without harm."""

import os
import subprocess
from collections.abc import Iterator

import psycopg
import pytest

from tests.journeys.city import COMPOSE, PASSWORDS, ROOT
from tests.processes import PostgresCluster

OWNERS = {
    "plans_ledger": "plans",
    "reports_ledger": "reports",
    "reports_vault": "reports_vault",
    "grants_ledger": "grants",
    "training_ledger": "training",
    "training_vault": "training_vault",
    "read_models": "projector",
}


@pytest.fixture(scope="module")
def cluster() -> Iterator[PostgresCluster]:
    cluster = PostgresCluster()
    _run_script(cluster)
    yield cluster
    cluster.stop()


def _run_script(cluster: PostgresCluster) -> None:
    stated = COMPOSE["services"]["postgres"]["environment"]
    passwords = {name: PASSWORDS.sub(r"secret-\1", value) for name, value in stated.items()}
    found = {"PGHOST": cluster.socket, "PATH": f"{cluster.binaries}:{os.environ['PATH']}"}
    script = ["sh", ROOT / "deploy/postgres.sh"]
    subprocess.run(script, env=os.environ | passwords | found, check=True, capture_output=True)


def _opens(cluster: PostgresCluster, owner: str, database: str) -> bool:
    try:
        psycopg.connect(host=cluster.socket, user=owner, dbname=database).close()
    except psycopg.OperationalError as error:
        assert "permission denied for database" in str(error)  # noqa: PT017 - what refuses it is the point
        return False
    return True


@pytest.mark.parametrize("database", OWNERS)
def test_a_database_is_opened_by_its_owner_alone(cluster: PostgresCluster, database: str) -> None:
    opened = {owner for owner in OWNERS.values() if _opens(cluster, owner, database)}
    assert opened == {OWNERS[database]}


def test_every_role_of_the_city_has_the_database_it_is_told_of() -> None:
    stated = [value for role in COMPOSE["services"].values() for value in role.get("environment", {}).values()]
    told = {value.rpartition("/")[2]: value.split("//")[1].split(":")[0] for value in stated if "postgresql:" in value}
    assert told == OWNERS


def test_run_again_it_makes_only_what_is_missing(cluster: PostgresCluster) -> None:
    with psycopg.connect(host=cluster.socket, user="plans", dbname="plans_ledger", autocommit=True) as ledger:
        ledger.execute("create table kept (n int)")
    with psycopg.connect(host=cluster.socket, user="postgres", dbname="postgres", autocommit=True) as keeper:
        keeper.execute("drop database reports_vault")
    _run_script(cluster)
    assert _opens(cluster, "reports_vault", "reports_vault")
    assert not _opens(cluster, "reports", "reports_vault")
    with psycopg.connect(host=cluster.socket, user="plans", dbname="plans_ledger") as ledger:
        assert ledger.execute("select count(*) from kept").fetchone() == (0,)
