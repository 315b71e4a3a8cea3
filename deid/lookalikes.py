"""Greek and Cyrillic letters (and a few others) that a reader takes for Latin ones."""

_PAIRS = (
    # Cyrillic
    "АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT ХX УY ԚQ ԜW ҮY аa сc ԁd еe һh іi јj ӏl оo рp ԛq ѕs ԝw хx уy ѵv үy ԍg тt кk мm нh вb "
    "ЁË ёë ЇÏ їï ӒÄ ӓä ӦÖ ӧö "
    # Greek
    "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa γy εe ιi κk νv οo ρp τt υu χx ϲc ϳj ςs ϹC ͿJ "
    # Latin letters of other alphabets, and small capitals
    "ɑa ɡg ɩi ıi ᴀA ᴄC ᴅD ᴇE ᴊJ ᴋK ᴍM ᴏO ᴘP ᴛT ᴜU ᴠV ᴡW ᴢZ ɴN ʀR ʙB ɢG ʜH ɪI ʟL ʏY"
)
LATIN = {pair[0]: pair[1] for pair in _PAIRS.split()}
