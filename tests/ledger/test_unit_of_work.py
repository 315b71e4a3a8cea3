from contracts.envelope import Fact
from contracts.organisation import NamndEstablished
from ledger.ledger import Change
from ledger.unit_of_work import Load, Memory, UnitOfWork
from tests.ledger.orders import fact

Names = tuple[str, ...]


def evolve(names: Names | None, said: Fact) -> Names:
    assert isinstance(said, NamndEstablished)
    return (*(names or ()), said.name)


def unit(load: Load, memory: Memory | None = None) -> UnitOfWork:
    """A unit of work whose facts go to the stream `namn/<first letter>`, or to `register` when they are called so."""
    return UnitOfWork(load, {"namn": evolve, "register": evolve}, _stream_of, memory)


def _stream_of(said: Fact) -> str:
    assert isinstance(said, NamndEstablished)
    return "register" if said.name == "Register" else f"namn/{said.name[0]}"


def test_a_stream_without_facts_has_no_state_and_no_version() -> None:
    work = unit(lambda _: [])
    assert (work.state("namn/A"), work.version("namn/A")) == (None, 0)
    assert work.changes() == []


def test_streams_read_ahead_are_not_read_again() -> None:
    recorded = {"namn/A": [fact("Ask"), fact("Alm")], "namn/B": [fact("Björk")]}
    work = unit(lambda stream: recorded.pop(stream, []))
    work.read_ahead(["namn/A", "namn/B", "namn/C"])
    work.read_ahead(["namn/A"])
    work.add((fact("Asp"), fact("Cembra")))
    assert [work.state(f"namn/{letter}") for letter in "ABC"] == [("Ask", "Alm", "Asp"), ("Björk",), ("Cembra",)]
    assert [work.version(f"namn/{letter}") for letter in "ABC"] == [2, 1, 0]


def test_what_is_pending_is_in_the_state_but_not_in_the_version() -> None:
    recorded = {"namn/A": [fact("Ask"), fact("Alm")]}
    work = unit(lambda stream: recorded.get(stream, []))
    work.add((fact("Asp"), fact("Björk")))
    work.add((fact("Apel"),))
    assert work.state("namn/A") == ("Ask", "Alm", "Asp", "Apel")
    assert work.state("namn/B") == ("Björk",)
    assert (work.version("namn/A"), work.version("namn/B")) == (2, 0)


def test_what_is_to_be_recorded_stands_in_the_order_it_was_decided() -> None:
    work = unit(lambda stream: [fact("Ask"), fact("Alm")] if stream == "namn/A" else [])
    work.add((fact("Asp"), fact("Alder"), fact("Björk")))
    work.add((fact("Apel"),))
    assert work.changes() == [
        Change("namn/A", 2, (fact("Asp"), fact("Alder"))),
        Change("namn/B", 0, (fact("Björk"),)),
        Change("namn/A", 4, (fact("Apel"),)),
    ]


def test_each_stream_is_read_once() -> None:
    read: list[str] = []

    def load(stream: str) -> list[Fact]:
        read.append(stream)
        return []

    work = unit(load)
    work.version("namn/A")
    work.state("namn/A")
    work.add((fact("Asp"),))
    work.state("namn/B")
    assert read == ["namn/A", "namn/B"]


def test_only_the_streams_that_a_memory_names_are_remembered() -> None:
    recorded = {"register": [fact("Register")], "namn/A": [fact("Asp")]}
    memory = Memory(["register"])
    first = unit(lambda stream: recorded[stream], memory)
    assert (first.state("register"), first.state("namn/A")) == (("Register",), ("Asp",))
    read: list[str] = []

    def load(stream: str) -> list[Fact]:
        read.append(stream)
        return [*recorded[stream]]

    second = unit(load, memory)
    assert (second.state("register"), second.version("register")) == (("Register",), 1)
    assert second.state("namn/A") == ("Asp",)
    assert read == ["namn/A"]


def test_what_is_pending_is_not_remembered() -> None:
    memory = Memory(["register"])
    unit(lambda _: [], memory).add((fact("Register"),))
    assert unit(lambda _: [], memory).state("register") is None


def test_what_was_read_before_a_change_is_not_remembered_after_it() -> None:
    memory = Memory(["register", "other"])
    memory.keep("other", 0, 1, "other")
    age, known = memory.recall("register")
    assert known is None
    memory.forget(["register", "namn/A"])
    memory.keep("register", age, 3, "old")
    assert memory.recall("register") == (age + 1, None)
    memory.keep("register", age + 1, 4, "new")
    assert memory.recall("register") == (age + 1, (4, "new"))
    assert memory.recall("other") == (0, (1, "other"))
