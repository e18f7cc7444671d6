// Draws images/icon.png, 128 pixels wide, from images/icon.svg.

import { Resvg } from '@resvg/resvg-js';
import * as fs from 'node:fs';

const svg = fs.readFileSync(new URL('../images/icon.svg', import.meta.url), 'utf8');
const png = new Resvg(svg, { fitTo: { mode: 'width', value: 128 } }).render().asPng();
fs.writeFileSync(new URL('../images/icon.png', import.meta.url), png);
