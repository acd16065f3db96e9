"""A dossier with a secret in every private note, and what of it a text gives away."""

import re

SECRET = "ZQX-KEEP-THIS"
KINDS = ("EVENT", "OTHER-EVENT", "ACTOR", "INLINE-ACTOR", "PLACE", "SOURCE", "INLINE-SOURCE")

DOSSIER = f"""
format = 1
[dossier]
id = "planted"
title = "Planted"
languages = ["en", "fr"]
updated = 2026-11-23
[themes.talks]
label = "Talks"
[actors.una]
name = "Una Doe"
kind = "person"
roles = [{{ title = "minister", span = "2019/2025", of = "alpha" }}]
note = "{SECRET}:ACTOR:"
[actors]
alpha = {{ name = {{ en = "Alpha" }}, kind = "state", country = "XA", note = "{SECRET}:INLINE-ACTOR:" }}
[places.port]
name = "Port"
country = "XA"
note = "{SECRET}:PLACE:"
[sources.wire]
publisher = "Wire"
title = "Talks"
date = "2024-07-30"
lang = "en"
url = "https://wire.example/"
note = "{SECRET}:SOURCE:"
[sources]
daily = {{ publisher = "Daily", note = "{SECRET}:INLINE-SOURCE:" }}
[[events]]
id = "talks"
date = "2024-07-30"
kind = "meeting"
title = {{ en = "Talks at the port" }}
summary = {{ en = "They talked." }}
places = ["port"]
actors = ["una", "alpha"]
themes = ["talks"]
status = "disputed"
sources = [{{ id = "wire", quote = "We talked", date = "2024-07-29" }}, "daily"]
links = [{{ to = "more-talks", kind = "leads-to", why = "They went on." }}]
disagreements = ["The day."]
note = "{SECRET}:EVENT:"
[[events]]
id = "more-talks"
date = "2024-08"
kind = "meeting"
title = "More talks"
actors = ["una"]
themes = ["talks"]
sources = ["wire"]
note = "{SECRET}:OTHER-EVENT: \\u200b"
"""
"""Every record has a note; two are inline, and one says what must be taken out of a text."""


def leaked(text: str) -> set[str]:
    """The kinds of notes of which the secret stands in a text, even broken over lines, in cells or escaped for Markdown."""
    plain = re.sub(r"[\s\\│|]", "", text)
    found = {kind for kind in KINDS if f"{SECRET}:{kind}:" in plain}
    return found or ({"a part of one"} if SECRET in plain else set())
