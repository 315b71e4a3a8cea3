"""Invented identifiers, as the parts that a written form puts together; taken from ranges that belong to nobody.

Birth numbers 980-999 are the ones test persons have; phone numbers are from the series kept for books and films;
number plates begin with letters that are not given out; addresses of the net are the ones kept for documentation.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from benchmarks.deid_eval.check_digits import iban, luhn

Parts = dict[str, str]
Invent = Callable[[Random], Parts]

_MONTHS = ["januari", "februari", "mars", "april", "maj", "juni"]
_MONTHS += ["juli", "augusti", "september", "oktober", "november", "december"]
_WORDS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"]
_TENS = ["", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]


def _number(random: Random, length: int) -> str:
    return "".join(random.choice("0123456789") for _ in range(length))


def _born(random: Random, first: int, last: int) -> date:
    return date(first, 1, 1) + timedelta(days=random.randrange((date(last, 12, 31) - date(first, 1, 1)).days))


def _identity(born: date, day: int, birth_number: str) -> Parts:
    short = f"{born:%y%m}{day:02}{birth_number}"
    return {
        "c": f"{born:%Y}"[:2],
        "y": f"{born:%y}",
        "m": f"{born:%m}",
        "d": f"{day:02}",
        "n": birth_number,
        "nn": birth_number[1:],
        "k": luhn(short),
        "wrong": str((int(luhn(short)) + 1 + born.day % 9) % 10),
        "month": _MONTHS[born.month - 1],
    }


def person(random: Random) -> Parts:
    born = _born(random, 1930, 2019)
    return _identity(born, born.day, str(random.randint(980, 999)))


def over_a_hundred(random: Random) -> Parts:
    born = _born(random, 1908, 1924)
    return _identity(born, born.day, str(random.randint(980, 999)))


def coordinated(random: Random) -> Parts:
    born = _born(random, 1930, 2019)
    return _identity(born, born.day + 60, str(random.randint(980, 999)))


def named_birth(random: Random) -> Parts:
    name = random.choice(["Sara Tallsjö", "Ahmed Rödalm", "Erik Mossvik", "Fatima Dilovani", "Oskar Brännhult"])
    return {"name": name, **person(random)}


def spoken(random: Random) -> Parts:
    parts = person(random)
    digits = f"{parts['y']}{parts['m']}{parts['d']}{parts['n']}{parts['k']}"
    pairs = [digits[place : place + 2] for place in range(0, 10, 2)]
    return {"digits": " ".join(_WORDS[int(digit)] for digit in digits), "pairs": " ".join(map(_pair, pairs))}


def _pair(digits: str) -> str:
    tens, ones = int(digits[0]), int(digits[1])
    if tens < 2:
        return f"{_WORDS[tens]} {_WORDS[ones]}"
    return _TENS[tens] + (_WORDS[ones] if ones else "")


def mobile(random: Random) -> Parts:
    return {"a": "174", "b": "06", "c": f"{random.randint(5, 99):02}"}


def landline(random: Random) -> Parts:
    area, a, b = random.choice([("8", "465", "004"), ("31", "390", "06"), ("40", "628", "04"), ("980", "319", "2")])
    return {"area": area, "a": a, "b": b, "c": f"{random.randint(0, 99):02}"}


def mailbox(random: Random) -> Parts:
    return {
        "first": random.choice(["ylva", "torkel", "sixten", "milica", "hodan"]),
        "last": random.choice(["tallsjo", "mossvik", "ekbladh", "rodalm", "stenkvarn"])
        + random.choice(["", "7", "82"]),
        "host": random.choice(["example", "exempel", "post.example"]),
        "top": random.choice(["se", "com", "nu", "org"]),
    }


def account_name(random: Random) -> Parts:
    word = random.choice(["tallkotte", "norrsken", "myrstack", "blaklint", "gransangare"])
    return {
        "user": f"{word}{random.choice(['_', '.', ''])}x{random.randint(10, 99)}",
        "id": "10000" + _number(random, 9),
    }


def plate(random: Random) -> Parts:
    letters = random.choice(["WAM", "XTZ", "ZPY", "KUG", "PAJ", "NRP", "RPS", "FNL"])
    return {
        "abc": letters,
        "low": letters.lower(),
        "n": f"{random.randint(101, 989)}",
        "l": random.choice("ABDEFGHJKL"),
    }


def home(random: Random) -> Parts:
    return {
        "street": random.choice(
            ["Gransångarvägen", "Tallkottsgatan", "Blåklintsgränd", "Mossviksstigen", "Rågstaallén"]
        ),
        "n": str(random.randint(2, 89)),
        "l": random.choice("ABC"),
        "flat": f"{random.randint(10, 14)}0{random.randint(1, 4)}",
        "post": f"{random.randint(950, 989)} {random.randint(10, 99)}",
        "town": random.choice(["Granby", "Rågsta", "Ängsvik"]),
    }


def bank(random: Random) -> Parts:
    swedish = "5000" + "0" * 8 + _number(random, 8)
    german, finnish = "00000000" + _number(random, 10), "000000" + _number(random, 8)
    return {
        "se": f"SE{iban('SE', swedish)}{swedish}",
        "se4": _in_fours(f"SE{iban('SE', swedish)}{swedish}", " "),
        "se-": _in_fours(f"SE{iban('SE', swedish)}{swedish}", "-"),
        "low": f"se{iban('SE', swedish)}{swedish}",
        "de4": _in_fours(f"DE{iban('DE', german)}{german}", " "),
        "fi4": _in_fours(f"FI{iban('FI', finnish)}{finnish}", " "),
    }


def _in_fours(number: str, between: str) -> str:
    return between.join(number[place : place + 4] for place in range(0, len(number), 4))


def giro(random: Random) -> Parts:
    seven, six, five = "505" + _number(random, 4), "99" + _number(random, 4), "90" + _number(random, 4)
    return {
        "b": f"{seven[:4]}-{seven[4:]}{luhn(seven)}",
        "b8": f"{seven}{luhn(seven)}",
        "b7": f"{six[:3]}-{six[3:]}{luhn(six)}",
        "p": f"{five[:2]} {five[2:4]} {five[4:]}-{luhn(five)}",
        "p7": f"{five}-{luhn(five)}",
        "s": f"123 {_number(random, 3)} {_number(random, 2)} {_number(random, 2)}",
    }


def host(random: Random) -> Parts:
    end = str(random.randint(2, 250))
    return {
        "net": random.choice(["192.0.2", "198.51.100", "203.0.113"]),
        "end": end,
        "hex": f"{random.randint(4096, 65535):x}",
    }


def spot(random: Random) -> Parts:
    """Return a place in the open sea."""
    return {
        "lat": f"58.{random.randint(12001, 38998)}",
        "lon": f"19.{random.randint(42001, 68998)}",
        "lat,": f"58,{random.randint(12001, 38998)}",
        "lon,": f"19,{random.randint(42001, 68998)}",
        "m": str(random.randint(10, 59)),
        "s": f"{random.randint(10, 59)}.{random.randint(1, 9)}",
        "north": f"64{random.randint(50000, 79999)}",
        "east": f"7{random.randint(50000, 79999)}",
    }


def case(random: Random) -> Parts:
    return {
        "year": str(random.randint(2019, 2026)),
        "y": str(random.randint(19, 26)),
        "n": f"{random.randint(1234, 9876)}",
    }


def device(random: Random) -> Parts:
    serial = "00101" + "0" + _number(random, 8)
    return {
        "a": serial[:2],
        "b": serial[2:8],
        "c": serial[8:],
        "k": luhn(serial),
        "hex": f"{random.randint(17, 255):02X}",
    }
