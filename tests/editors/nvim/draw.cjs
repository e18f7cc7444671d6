// Draws what a terminal shows as a picture: draw.cjs SCREEN XTERM-FOLDER PICTURE.

const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const [screen, xterm, picture] = process.argv.slice(2);
const text = fs.readFileSync(screen, 'utf8').replace(/\n$/, '').replaceAll('\n', '\r\n');
const lines = text.split('\n').length;
const THEME = { background: '#fdfcf9', foreground: '#2b2b2b', cursor: '#fdfcf9' };

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1180, height: 700 } });
  await page.setContent('<body style="margin:0;padding:10px;background:#fdfcf9"><div id="terminal"></div></body>');
  await page.addStyleTag({ path: path.join(xterm, 'css/xterm.css') });
  await page.addScriptTag({ path: path.join(xterm, 'lib/xterm.js') });
  await page.evaluate(
    ([text, rows, theme]) =>
      new Promise((done) => {
        const terminal = new Terminal({ cols: 112, rows, theme, fontFamily: 'DejaVu Sans Mono, Noto Sans Mono CJK SC, monospace', fontSize: 16, lineHeight: 1.2, allowProposedApi: true });
        terminal.open(document.getElementById('terminal'));
        terminal.write(text, done);
      }),
    [text, lines, THEME],
  );
  await page.waitForTimeout(500);
  await page.locator('body').screenshot({ path: picture });
  await browser.close();
})();
