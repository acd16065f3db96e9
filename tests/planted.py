"""A dossier with a secret in every private note, and what of it a text gives away."""

import re
from io import BytesIO
from zipfile import ZipFile, is_zipfile

TELLTALE = "ZQX-KEEP-THIS"
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
note = "{TELLTALE}:ACTOR:"
[actors]
alpha = {{ name = {{ en = "Alpha" }}, kind = "state", country = "XA", note = "{TELLTALE}:INLINE-ACTOR:" }}
[places.port]
name = "Port"
country = "XA"
note = "{TELLTALE}:PLACE:"
[sources.wire]
publisher = "Wire"
title = "Talks"
date = "2024-07-30"
lang = "en"
url = "https://wire.example/"
note = "{TELLTALE}:SOURCE:"
[sources]
daily = {{ publisher = "Daily", note = "{TELLTALE}:INLINE-SOURCE:" }}
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
note = "{TELLTALE}:EVENT:"
[[events]]
id = "more-talks"
date = "2024-08"
kind = "meeting"
title = "More talks"
actors = ["una"]
themes = ["talks"]
sources = ["wire"]
note = "{TELLTALE}:OTHER-EVENT: \\u200b"
"""
"""Every record has a note; two are inline, and one says what must be taken out of a text."""


def leaked(output: str | bytes) -> set[str]:
    """The kinds of notes of which the secret stands in an output, even broken over lines, in cells, escaped or packed."""
    plain = re.sub(r"[\s\\│|]", "", output if isinstance(output, str) else _unpacked(output))
    found = {kind for kind in KINDS if f"{TELLTALE}:{kind}:" in plain}
    return found or ({"a part of one"} if TELLTALE in plain else set())


def _unpacked(data: bytes) -> str:
    """All text in a file, that of the members of an archive included."""
    if is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as archive:
            data = b"\n".join(archive.read(name) for name in archive.namelist())
    return data.decode("utf-8", "replace")
