"""Texts that each of some reader would take for something else; every one stays a text."""

NASTY = (
    "2020: not an event",
    "a\n2020-01-01: not an event\nnow: nor this\n# Section\n// comment\n---\nid: x\n- [x] done",
    "[x] done",
    "#tag and#not #société #1 https://a.example/#f",
    "[click](javascript:alert(1)) ![i](x)",
    '"quoted": \\ {yaml: [1]}',
    "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt; &amp; &copy &#60;",
    "%%{init: {'theme': 'dark'}}%% title section 1912 : a : b ; c",
    "timeline\nsection x\n2020 : y",
    "a;b:c#58;d\\e`f`*g*_h_~~i~~",
    "    four blanks\n\ttab\n1. list\n- list\n> quote\n```\ncode",
    "BEGIN:VEVENT\r\nUID:x\nEND:VCALENDAR",
    "é" * 60 + " 👨‍👩‍👧 بيتا 你好 " * 6,
    "http://example.org <http://example.org> www.example.org mailto:a@example.org",
    "!start .start.x !x every day for 3 days",
    "{{x}} ${x} $x$ \\(x\\) <!-- c --> <?p ?> <![CDATA[x]]>",
    "'; DROP TABLE events; --",
    "-50 degrees",
    "=1+1",
)
