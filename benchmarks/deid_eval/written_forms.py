"""How people write each kind of identifier. Braces hold its parts; `|` begins and ends it."""

from dataclasses import dataclass

from benchmarks.deid_eval import inventions
from benchmarks.deid_eval.inventions import Invent


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """One way to write one kind."""

    kind: str
    pattern: str
    invent: Invent
    review: bool = False
    """It is enough that somebody must look at it; every other form must be refused outright."""


_IDENTITY = (
    "{y}{m}{d}-{n}{k}",
    "{y}{m}{d}{n}{k}",
    "{y}{m}{d} {n}{k}",
    "{y}{m}{d} - {n}{k}",
    "{y} {m} {d} - {n}{k}",
    "{y}{m}{d}.{n}{k}",
    "{y}-{m}-{d}-{n}{k}",
    "{c}{y}{m}{d}-{n}{k}",
    "{c}{y}{m}{d}{n}{k}",
    "{c}{y}{m}{d} {n}{k}",
    "{c}{y} {m} {d} {n}{k}",
    "{c}{y}-{m}-{d}-{n}{k}",
    "{c}{y}-{m}-{d} {n}{k}",
    "pnr:|{y}{m}{d}-{n}{k}",
)

_TABLE: tuple[tuple[str, Invent, bool, tuple[str, ...]], ...] = (
    ("personnummer", inventions.person, False, _IDENTITY),
    ("personnummer", inventions.over_a_hundred, False, ("{y}{m}{d}+{n}{k}", "{y}{m}{d} + {n}{k}", "{y} {m} {d}+{n}{k}")),
    ("samordningsnummer", inventions.coordinated, False, _IDENTITY),
    (
        "reserve number",
        inventions.person,
        False,
        ("{y}{m}{d}-T{nn}{k}", "{y}{m}{d}T{nn}{k}", "{c}{y}{m}{d}-T{nn}{k}", "{c}{y}{m}{d}T{nn}{k}")
        + ("{y}{m}{d} T{nn}{k}", "{y}{m}{d}-t{nn}{k}", "{y}{m}{d}-TF{k}1"),
    ),
    (
        "sole trader",
        inventions.person,
        False,
        ("org.nr |{y}{m}{d}-{n}{k}", "organisationsnummer |{y}{m}{d}{n}{k}", "enskild firma |16{y}{m}{d}-{n}{k}")
        + ("16{y}{m}{d}{n}{k}", "momsnummer |SE{y}{m}{d}{n}{k}01", "SE {y}{m}{d}-{n}{k} 01"),
    ),
    (
        "wrong check digit",
        inventions.person,
        True,
        ("{y}{m}{d}-{n}{wrong}", "{y}{m}{d}{n}{wrong}", "{y}{m}{d} {n}{wrong}", "{c}{y}{m}{d}-{n}{wrong}")
        + ("{c}{y}{m}{d}{n}{wrong}", "{c}{y}-{m}-{d}-{n}{wrong}"),
    ),
    (
        "birth date and name",
        inventions.named_birth,
        True,
        ("{name}, född |{y}{m}{d}", "{name} (|{c}{y}-{m}-{d}|)", "{name}, f. |{c}{y}{m}{d}", "{name} född den |{d} {month} {c}{y}")
        + ("{name} |{c}{y}-{m}-{d}", "{name} |{y}{m}{d}"),
    ),
    ("number in words", inventions.spoken, True, ("{digits}", "{pairs}")),
    (
        "phone",
        inventions.mobile,
        False,
        ("070-{a} {b} {c}", "070{a}{b}{c}", "070 {a} {b} {c}", "070-{a}{b}{c}", "070 - {a} {b} {c}", "(070) {a} {b} {c}")
        + ("070.{a}.{b}.{c}", "070/{a} {b} {c}", "+4670{a}{b}{c}", "+46 70 {a} {b} {c}", "+46 (0)70-{a} {b} {c}")
        + ("0046 70 {a} {b} {c}", "004670{a}{b}{c}", "+46-70-{a}-{b}-{c}", "tel. |070{a}{b}{c}"),
    ),
    (
        "phone",
        inventions.landline,
        False,
        ("0{area}-{a} {b} {c}", "0{area}-{a}{b}{c}", "0{area}{a}{b}{c}", "0{area}/{a} {b} {c}", "+46 {area} {a} {b} {c}")
        + ("+46{area}{a}{b}{c}", "+46 (0){area} {a} {b} {c}", "0046{area}{a}{b}{c}"),
    ),
    (
        "e-mail",
        inventions.mailbox,
        False,
        ("{first}.{last}@{host}.{top}", "{first}_{last}+grupp@{host}.{top}", "mailto:|{first}@{host}.{top}")
        + ("{first} (at) {host} punkt {top}", "{first}.{last}(at){host}.{top}", "{first} [at] {host} [dot] {top}")
        + ("{first}.{last} snabel-a {host}.{top}", "{first} @ {host} . {top}", "{first}.{last} at {host} dot {top}")
        + ("{first} (a) {host} (punkt) {top}", "{first}.{last}[@]{host}[.]{top}", "{first} AT {host} DOT {top}")
        + ("{first} snabela {host} punkt {top}",),
    ),
    (
        "user name",
        inventions.account_name,
        False,
        ("@|{user}", "snap: |{user}", "Snapchat: |{user}", "insta: |{user}", "Instagram |@{user}", "Telegram: |@{user}")
        + ("discord: |{user}#1234", "tiktok: |@{user}", "kik: |{user}", "Steam: |{user}"),
    ),
    (
        "profile link",
        inventions.account_name,
        False,
        ("t.me/{user}", "https://t.me/{user}", "https://www.instagram.com/{user}/", "instagram.com/{user}")
        + ("https://www.facebook.com/profile.php?id={id}", "facebook.com/{user}", "https://x.com/{user}", "vk.com/id{id}")
        + ("https://www.tiktok.com/@{user}", "snapchat.com/add/{user}", "www.linkedin.com/in/{user}", "youtube.com/@{user}"),
    ),
    (
        "number plate",
        inventions.plate,
        False,
        ("bilen |{abc} {n}", "bil |{abc}{n}", "skåpbil |{abc}-{n}", "reg.nr |{abc} {n}", "regnr: |{low}{n}")
        + ("{abc} {n}", "{abc}{n}", "bilen |{abc} 12{l}", "bilen |{abc}12{l}"),
    ),
    (
        "street address",
        inventions.home,
        False,
        ("{street} {n}", "{street} {n}{l}", "{street} {n} {l}", "{street} {n}, lgh {flat}", "{street} {n} lgh {flat}")
        + ("{street} {n}, 2 tr", "{street} {n}, {post} {town}", "{street} {n} lgh {flat}, {post} {town}", "{street} nr {n}"),
    ),
    ("IBAN", inventions.bank, False, ("{se4}", "{se}", "{se-}", "IBAN: |{low}", "{de4}", "IBAN |{fi4}")),
    (
        "bankgiro",
        inventions.giro,
        False,
        ("bankgiro |{b}", "bg |{b}", "Bg: |{b7}", "BG-nummer |{b8}", "bankgironr. |{b7}", "bankgiro: |{b}"),
    ),
    ("plusgiro", inventions.giro, False, ("plusgiro |{p}", "pg |{p}", "Pg: |{p7}", "postgiro |{p7}", "plusgironummer |{p}")),
    ("Swish", inventions.giro, False, ("swish |{s}", "Swish: |{s}", "swishnummer |{s}")),
    (
        "IP address",
        inventions.host,
        False,
        ("{net}.{end}", "|{net}.{end}|:8080", "ip: |{net}.{end}", "[|{net}.{end}|]", "2001:db8::{hex}")
        + ("2001:0db8:0000:0000:0000:0000:0000:{hex}", "2001:db8:{hex}::1"),
    ),
    (
        "coordinates",
        inventions.spot,
        False,
        ("{lat}, {lon}", "{lat},{lon}", "{lat} {lon}", "{lat,} {lon,}", "{lat,}; {lon,}", "N {lat} E {lon}", "{lat}°N {lon}°E")
        + ("lat |{lat}| long |{lon}", "geo:|{lat},{lon}", "58°{m}'{s}\"N 19°{m}'{s}\"E", "SWEREF 99 TM: |{north}, {east}"),
    ),
    (
        "case id",
        inventions.case,
        False,
        ("personakt |{year}:{n}", "personakt nr |{n}1", "akt nr |{n}2", "Treserva-ärende |{year}-00{n}", "Procapita |{n}56")
        + ("Lifecare-id |{n}4321", "polisens ärende |0000-K00{n}-{y}", "K-nummer |K00{n}-{y}", "mål |B {n}-{y}")
        + ("journalnummer |{n}890", "dossiernummer |12-3{n}5"),
    ),
    (
        "device",
        inventions.device,
        False,
        ("IMEI |{a} {b} {c} {k}", "IMEI: |{a}{b}{c}{k}", "imei |{a}-{b}-{c}-{k}", "MAC |00:00:5E:00:53:{hex}")
        + ("00-00-5E-00-53-{hex}",),
    ),
)

FORMS = tuple(WrittenForm(kind, pattern, invent, review) for kind, invent, review, forms in _TABLE for pattern in forms)
