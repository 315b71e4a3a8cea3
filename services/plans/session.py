"""One unit of work: the states that decisions need, with what is decided so far already applied."""

from collections.abc import Callable, Sequence
from functools import reduce
from threading import Lock

from contracts.envelope import Fact, Instruction
from contracts.plans import PlanSuperseded
from services.plans import organisation
from services.plans.decision import Facts
from services.plans.organisation import Organisation
from services.plans.plan import Plan
from services.plans.plan import evolve as evolve_plan

Load = Callable[[str], Sequence[Fact]]


class Memory:
    """The organisation as a ledger has it, folded once and not for every command. Safe to use from many threads."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._lock = Lock()
        self._age = 0
        self._known: tuple[int, Organisation] | None = None

    def recall(self) -> tuple[int, tuple[int, Organisation] | None]:
        """Return the age of what is remembered, and with how many events, if anything is."""
        with self._lock:
            return self._age, self._known

    def keep(self, age: int, events: int, city: Organisation) -> None:
        """Remember what was read, unless it was read before the last change."""
        with self._lock:
            if age == self._age:
                self._known = events, city

    def forget(self) -> None:
        """Let the next command read anew."""
        with self._lock:
            self._age += 1
            self._known = None


class Session:
    """Reads each stream once; remembers new facts until they are recorded, all together."""

    def __init__(self, load: Load, memory: Memory | None = None) -> None:
        """Take where streams are read from, and what is known of them already."""
        self._load = load
        self._memory = memory or Memory()
        self._versions: dict[str, int] = {}
        self._pending: dict[str, list[Fact]] = {}
        self._plans: dict[str, Plan | None] = {}
        self._city: Organisation | None = None
        self.steps: dict[str, Instruction] = {}
        """The steps of an import that are decided here, by the id each has of its own."""

    @property
    def city(self) -> Organisation:
        """The organisation as it is, with what is pending."""
        if self._city is None:
            age, known = self._memory.recall()
            if known is None:
                city = organisation.replay(self._read(organisation.STREAM))
                self._memory.keep(age, self._versions[organisation.STREAM], city)
            else:
                self._versions[organisation.STREAM], city = known
            self._city = city
        return self._city

    def plan(self, plan_id: str) -> Plan | None:
        """Return a plan as it is, with what is pending."""
        if plan_id not in self._plans:
            start: Plan | None = None
            self._plans[plan_id] = reduce(evolve_plan, self._read(plan_stream(plan_id)), start)
        return self._plans[plan_id]

    def version(self, stream: str) -> int:
        """Return how many events a stream has, pending ones not counted."""
        if stream not in self._versions:
            self._read(stream)
        return self._versions[stream]

    def add(self, facts: Facts) -> None:
        """Apply new facts and remember them."""
        for fact in facts:
            plan_id: str | None = getattr(fact, "plan_id", None)
            if plan_id is None:
                stream = organisation.STREAM
                self._city = organisation.evolve(self.city, fact)
            else:
                stream = plan_stream(plan_id)
                self._plans[plan_id] = evolve_plan(self.plan(plan_id), fact)
            self._pending.setdefault(stream, []).append(fact)

    def changes(self) -> list[tuple[str, int, Facts]]:
        """Return what is to be recorded: for each stream, how many events it has and the new ones."""
        return [(stream, self._versions[stream], tuple(facts)) for stream, facts in self._pending.items()]

    def touches_the_organisation(self) -> bool:
        """Tell whether what is pending changes what a memory holds."""
        return organisation.STREAM in self._pending

    def _read(self, stream: str) -> Sequence[Fact]:
        facts = self._load(stream)
        self._versions[stream] = len(facts)
        return facts


def plan_stream(plan_id: str) -> str:
    """Return the stream of a version of a plan."""
    return f"plan/{plan_id}"


def ids_of(facts: Facts) -> tuple[str, ...]:
    """Return what the facts are about, most exact first: the measure, else the plan, else the group, post or nämnd."""
    named = (_id_of(fact) for fact in facts if not isinstance(fact, PlanSuperseded))
    return tuple(dict.fromkeys(name for name in named if name is not None))


def _id_of(fact: Fact) -> str | None:
    for attribute in ("activity_id", "plan_id", "work_group_id", "appointment_id", "unit", "version", "dnr", "namnd"):
        found = getattr(fact, attribute, None)
        if isinstance(found, str):
            return found
    return None
