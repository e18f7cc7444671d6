// Draws what a terminal shows as a picture: draw.cjs SCREEN XTERM-FOLDER PICTURE.

const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const [screen, xterm, picture] = process.argv.slice(2);
// What `script` recorded, without its own first and last line.
const text = fs.readFileSync(screen, 'utf8').replace(/^Script started.*\n/, '').replace(/\nScript done.*\n$/, '');
const lines = 26;
const THEME = { background: '#fdfcf9', foreground: '#2b2b2b', cursor: '#fdfcf9' };

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1030, height: 672 } });
  await page.setContent('<body style="margin:0;padding:10px;background:#fdfcf9;text-spacing-trim:space-all"><div id="terminal"></div></body>');
  await page.addStyleTag({ path: path.join(xterm, 'css/xterm.css') });
  // The quotation marks of the Chinese font are two cells wide, those of the terminal one.
  await page.addStyleTag({ content: "@font-face { font-family: Quotes; src: local('DejaVu Sans Mono'); unicode-range: U+2018-201D; size-adjust: 83% }" });
  await page.addScriptTag({ path: path.join(xterm, 'lib/xterm.js') });
  await page.evaluate(
    ([text, rows, theme]) =>
      new Promise((done) => {
        const terminal = new Terminal({ cols: 112, rows, theme, fontFamily: 'Quotes, "Noto Sans Mono CJK SC"', fontSize: 18, lineHeight: 1 });
        terminal.open(document.getElementById('terminal'));
        terminal.write(text, done);
      }),
    [text, lines, THEME],
  );
  await page.waitForTimeout(500);
  await page.locator('body').screenshot({ path: picture });
  await browser.close();
})();
