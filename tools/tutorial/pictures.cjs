// Pictures of what the terminal and the browser show.
"use strict";
const fs = require("node:fs");
const { chromium } = require("playwright-core");

const { FROM: from, TO: to } = process.env;
const COLOURS = { 31: "#c0261e", 32: "#2f6f3a", 33: "#8a5a00", 34: "#1d4f91", 36: "#1b6d74", 90: "#6b6f76", 91: "#c0261e", 93: "#8a5a00", 94: "#1d4f91", 96: "#1b6d74" };

function terminal(text) {
  const plain = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/[“”‘’…·]/g, "<i>$&</i>");
  let style = "";
  const body = text.split(/(\x1b\[[0-9;]*m)/).map((part) => {
    const codes = part.match(/^\x1b\[([0-9;]*)m$/);
    if (!codes) return part ? `<span style="${style}">${plain(part)}</span>` : "";
    for (const code of codes[1].split(";").map(Number)) {
      if (code === 0) style = "";
      else if (code === 1) style += "font-weight:700;";
      else if (code === 2) style += "color:#6b6f76;";
      else if (COLOURS[code]) style += `color:${COLOURS[code]};`;
    }
    return "";
  }).join("");
  return `<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#fbfbf9}i{font-style:normal;font-feature-settings:'halt','hwid'}pre{display:inline-block;margin:0;padding:18px 22px;min-width:760px;max-width:1000px;white-space:pre-wrap;font:14px/1.55 "Noto Sans Mono CJK SC",monospace;color:#1b1c1e}</style><pre>${body}</pre>`;
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  for (const lang of ["zh", "en"]) {
    const page = await browser.newPage({ viewport: { width: 1080, height: 700 } });
    for (const name of ["check", "decide", "again"]) {
      await page.setContent(terminal(fs.readFileSync(`${from}/${lang}-${name}.ansi`, "utf8").trimEnd()));
      await page.locator("pre").screenshot({ path: `${to}/tutorial-${lang}-${name}.png` });
    }
    const report = await browser.newPage({ viewport: { width: 1180, height: 760 } });
    await report.goto(`file://${from}/${lang}.html`);
    await report.screenshot({ path: `${to}/tutorial-${lang}-report.png` });
    await report.keyboard.press("n");
    await report.keyboard.press("n");
    await report.waitForTimeout(600);
    await report.screenshot({ path: `${to}/tutorial-${lang}-finding.png` });
  }
  await browser.close();
})();
