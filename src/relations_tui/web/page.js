// The terminal's own script (static/js/textual.js) starts once the page is loaded and reads what is set here.
"use strict";

const terminal = document.getElementById("terminal");
const asked = parseInt(new URLSearchParams(location.search).get("fontsize"), 10);
terminal.dataset.fontSize = Math.max(8, Math.min(asked || 16, 40));
terminal.dataset.sessionWebsocketUrl = location.origin.replace(/^http/, "ws") + "/ws";

document.getElementById("again").addEventListener("click", () => location.reload());

// Whoever comes types at once: the terminal has the keys as soon as it has something to show, without a click.
new MutationObserver((_, watch) => {
  if (!document.body.classList.contains("-first-byte")) return;
  watch.disconnect();
  terminal.querySelector("textarea")?.focus();
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });

// Outside https and this machine a browser has no clipboard for scripts; the old way still copies. Nothing reads it.
const copied = (text) => {
  const box = document.createElement("textarea");
  const before = document.activeElement;
  box.value = text;
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
  before?.focus();
  return Promise.resolve();
};
const native = navigator.clipboard;
Object.defineProperty(navigator, "clipboard", {
  value: {
    readText: () => Promise.resolve(""),
    writeText: (text) => (native ? native.writeText(text).catch(() => copied(text)) : copied(text)),
  },
});
