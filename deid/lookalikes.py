"""Greek and Cyrillic letters, and a few others, that a reader takes for Latin ones."""

_CYRILLIC = (
    "АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT ХX УY ԚQ ԜW ҮY ЁË ЇÏ ӒÄ ӦÖ ЗZ "
    "аa вb сc ԁd еe ԍg һh нh іi јj кk ӏl мm оo рp ԛq ѕs тt ѵv ԝw хx уy үy ёë їï ӓä ӧö"
)
_GREEK = "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ͿJ αa γy εe ιi κk νv οo ρp τt υu χx ϲc ϳj"
_LATIN_OF_OTHERS = "ɑa ɡg ɩi ıi İI ᴀA ᴄC ᴅD ᴇE ᴊJ ᴋK ᴍM ᴏO ᴘP ᴛT ᴜU ᴠV ᴡW ᴢZ ɴN ʀR ʙB ɢG ʜH ɪI ʟL ʏY"

LATIN = {pair[0]: pair[1] for pair in f"{_CYRILLIC} {_GREEK} {_LATIN_OF_OTHERS}".split()}
