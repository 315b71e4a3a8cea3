"""Words for one person. Plurals are left out: groups may be described."""

PRONOUNS = frozenset("han hon hen hans hennes honom henne".split())

_NOUNS = (
    "elev:eleven pojke:pojken flicka:flickan kille:killen tjej:tjejen man:mannen kvinna:kvinnan ungdom:ungdomen person:personen "
    "individ:individen barn:barnet klient:klienten brukare:brukaren patient:patienten medarbetare:medarbetaren kollega:kollegan "
    "granne:grannen hyresgäst:hyresgästen son:sonen dotter:dottern bror:brodern syster:systern mamma:mamman pappa:pappan "
    "mor:modern far:fadern förälder:föräldern vårdnadshavare:vårdnadshavaren kusin:kusinen farbror:farbrodern morbror:morbrodern "
    "moster:mostern faster:fastern mormor:mormodern farfar:farfadern styvpappa:styvpappan styvmamma:styvmamman syskon:syskonet "
    "tonåring:tonåringen yngling:ynglingen grabb:grabben snubbe:snubben dam:damen herre:herren student:studenten lärling:lärlingen "
    "praktikant:praktikanten vikarie:vikarien tränare:tränaren lärare:läraren lärarinna:lärarinnan ledare:ledaren tonårspojke:tonårspojken "
    "tonårsflicka:tonårsflickan kompis:kompisen vän:vännen flickvän:flickvännen pojkvän:pojkvännen fru:frun make:maken maka:makan "
    "sambo:sambon åring:åringen besökare:besökaren deltagare:deltagaren låntagare:låntagaren anmälare:anmälaren"
)
ANY = frozenset(_NOUNS.replace(":", " ").split())
"""A person, known or not."""
KNOWN = frozenset(pair.split(":")[1] for pair in _NOUNS.split()) - {
    "individen",
    "föräldern",
    "vårdnadshavaren",
    "vännen",
} | {
    "sagesmannen",
    "gärningsmannen",
    "chauffören",
    "vaktmästaren",
    "chefen",
    "imamen",
    "pastorn",
    "avhopparen",
    "återvändaren",
}
"""A person the reader is expected to know which."""
KIN = frozenset(
    "mamma mamman pappa pappan mor modern far fadern bror brodern lillebror storebror syster systern lillasyster storasyster kusin "
    "kusinen son sonen dotter dottern fru frun make maken maka makan flickvän flickvännen pojkvän pojkvännen anhörig granne grannen "
    "farbror morbror moster faster mormor morfar farmor farfar styvpappa styvmamma förälder vårdnadshavare sambo sambon".split()
)
