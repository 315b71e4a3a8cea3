"""The start page: what this is, in Swedish, and where to go on. No script, nothing from elsewhere."""

import base64
import hashlib
import html

from gateway.http import Answer

_STYLE = (
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
    "code,pre{font-family:ui-monospace,monospace;background:#f2f2f2}pre{padding:1rem;overflow-x:auto}a{color:#00457c}"
)
_EXAMPLES = (
    ("Alla nämnder bredvid varandra ett år", 'overview&variables={"year":2018}'),
    ("Planer som gällde en viss dag", 'plans-on-date&variables={"on":"2018-06-01"}'),
    ("En nämnds plan", 'plan&variables={"namnd":"skarpnack","year":2019}'),
    ("Det som ska göras, är försenat eller saknas", "deadlines"),
)
_LINKS = "\n".join(
    f'<li><a href="/graphql?documentId={html.escape(address)}">{html.escape(text)}</a></li>'
    for text, address in _EXAMPLES
)
_PAGE = f"""<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Värna</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>Värna</h1>
<p>Värna håller ihop stadens arbete mot våldsbejakande extremism: nämndernas handlingsplaner, åtgärder och
uppföljning, i dag och som de såg ut vid varje tidigare tidpunkt.</p>
<p>Den här adressen är till för system som ställer frågor i GraphQL. Den går bara att nå från den egna datorn,
eftersom inloggning ännu inte finns.</p>
<h2>Frågor att prova</h2>
<ul>
{_LINKS}
</ul>
<h2>Egna frågor</h2>
<p>Skicka en fråga med POST till <code>/graphql</code> på den här adressen, med porten som Värna startades med:</p>
<pre>curl -H 'content-type: application/json' --data '{{"query":"{{ namnder {{ code name }} }}"}}' \\
  http://127.0.0.1:PORT/graphql</pre>
<p>Med <code>asOf</code> svarar varje fråga som Värna visste då. Schemat med alla frågor och kommandon finns på
<a href="/schema.graphql">/schema.graphql</a>.</p>
<h2>Hur systemet mår</h2>
<ul>
<li><a href="/healthz">/healthz</a>: gatewayen är igång</li>
<li><a href="/readyz">/readyz</a>: läsmodellerna är uppdaterade, annars varför inte</li>
</ul>
</main>
</body>
</html>
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()


def start_page() -> Answer:
    """Return the page; the browser may load nothing but its own style."""
    policy = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'"
    return Answer(
        200,
        _PAGE.encode(),
        {"content-type": "text/html; charset=utf-8", "content-security-policy": policy, "content-language": "sv"},
    )
