// What a reader of the report sees, in a real browser.
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core");

const reports = process.env.REPORTS;
const shots = process.env.SHOTS;
const url = (name) => "file://" + path.join(reports, name);

async function withPage(browser, name, options, look) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => { if (!request.url().startsWith("file://")) asked.push(request.url()); });
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") wrong.push(message.text()); });
  await page.goto(url(name));
  await look(page);
  assert.deepEqual(asked, [], "nothing is asked of the network");
  assert.deepEqual(wrong, [], "no error in the page");
  await context.close();
}

async function accessible(page, what) {
  // Pages off the screen are laid out only when they come near; axe looks at all of them.
  await page.addStyleTag({ content: ".page { content-visibility: visible !important }" });
  await page.addScriptTag({ path: axe }).catch(() => page.evaluate(fs.readFileSync(axe, "utf8")));
  const { violations } = await page.evaluate(() => axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  const shown = violations.map((it) => `${it.id}: ${it.help}\n  ${it.nodes.slice(0, 5).map((node) => node.html.slice(0, 200) + "\n  " + node.failureSummary).join("\n  ")}`);
  assert.deepEqual(shown, [], `axe-core, ${what}`);
}

const tests = {
  async "axe-core finds nothing in light, dark, English, without folds"(browser) {
    for (const [name, colorScheme] of [["zh.html", "light"], ["zh.html", "dark"], ["en.html", "light"], ["one.html", "dark"]]) {
      await withPage(browser, name, { colorScheme, bypassCSP: true }, async (page) => {
        await accessible(page, `${name} ${colorScheme}`);
        await page.evaluate(() => document.querySelectorAll("details").forEach((it) => { it.open = true; }));
        await page.keyboard.press("n");
        if (shots) await page.screenshot({ path: `${shots}/${name}-${colorScheme}.png` });
        // The bar of filters lies over nothing at the top.
        await page.evaluate(() => scrollTo(0, 0));
        await accessible(page, `${name} ${colorScheme}, unfolded`);
      });
    }
  },

  async "n and p go from finding to finding and show both sides"(browser) {
    await withPage(browser, "zh.html", {}, async (page) => {
      const current = () => page.evaluate(() => document.activeElement.id);
      await page.keyboard.press("n");
      const first = await current();
      assert.match(first, /^p1n\d+$/);
      await page.keyboard.press("n");
      const second = await current();
      assert.notEqual(second, first);
      const number = second.split("n")[1];
      const lit = await page.locator(`#p1 .text mark.on[data-f~="${number}"]`).count();
      assert.ok(lit >= 1, "the words are lit");
      assert.ok(await page.locator(`#p1f${number}`).evaluate((it) => {
        const box = it.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight;
      }), "the place is on the screen");
      await page.keyboard.press("p");
      assert.equal(await current(), first);
      assert.match(await page.locator("#said").textContent(), /^1 \/ \d+$/);
      // Finding with two places: a thread joins them.
      const joined = await page.evaluate(() => {
        const card = [...document.querySelectorAll(".card")].find((it) => it.querySelector(".evidence .n"));
        card.focus();
        return [card.querySelectorAll(".evidence > li").length, document.querySelectorAll("#threads path").length];
      });
      assert.equal(joined[1], joined[0], "a thread a place");
      if (shots) await page.screenshot({ path: `${shots}/threads.png` });
      // Keys can be switched off.
      await page.locator("[name=keys]").uncheck();
      const before = await current();
      await page.keyboard.press("n");
      assert.equal(await current(), before);
    });
  },

  async "every control can be reached by Tab alone"(browser) {
    await withPage(browser, "zh.html", {}, async (page) => {
      const reached = [];
      for (let step = 0; step < 12; step++) {
        await page.keyboard.press("Tab");
        reached.push(await page.evaluate(() => document.activeElement.className || document.activeElement.name || document.activeElement.tagName));
      }
      assert.equal(reached[0], "skip");
      for (const name of ["severity", "rule", "previous", "next", "keys"]) assert.ok(reached.includes(name), `${name}: ${reached}`);
    });
  },

  async "filters leave out what they say and nothing else"(browser) {
    await withPage(browser, "zh.html", {}, async (page) => {
      const shown = () => page.locator(".card:not(.off)").evaluateAll((cards) => cards.map((it) => it.className.match(/\b[ewih]\b/)[0]));
      const all = await shown();
      assert.ok(all.includes("e") && all.includes("w"));
      await page.locator("[name=severity][value=w]").uncheck();
      assert.deepEqual(await shown(), all.filter((it) => it !== "w"));
      await page.locator("[name=severity][value=w]").check();
      assert.deepEqual(await shown(), all);
      await page.locator("[name=rule]").selectOption("sum-mismatch");
      const codes = await page.locator(".card:not(.off)").evaluateAll((cards) => cards.map((it) => it.dataset.c));
      assert.ok(codes.length > 0 && codes.every((it) => it === "sum-mismatch"), String(codes));
    });
  },

  async "a mention in a table leads to its words"(browser) {
    await withPage(browser, "zh.html", {}, async (page) => {
      const table = page.locator("#p1 .facts").filter({ has: page.locator("a[data-r]") }).first();
      await table.locator("summary").click();
      const link = table.locator("a[data-r]").nth(3);
      const words = (await link.textContent()).replace(/\s/g, "");
      await link.click();
      const lit = await page.evaluate(() => [...CSS.highlights.get("place")].map((range) => range.toString()).join(""));
      assert.equal(lit.replace(/\s/g, ""), words);
    });
  },

  async "without scripts it is a plain document"(browser) {
    await withPage(browser, "zh.html", { javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.locator("#controls").isVisible(), false);
      assert.ok(await page.locator(".card").count() > 10);
      await page.locator(".card a.n").first().click();
      assert.match(page.url(), /#p1f1$/);
    });
  },

  async "on paper everything is there"(browser) {
    await withPage(browser, "zh.html", {}, async (page) => {
      const file = path.join(shots || reports, "report.pdf");
      await page.pdf({ path: file, format: "A4", printBackground: false });
      assert.ok(fs.statSync(file).size > 50000);
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator("#controls").isVisible(), false);
    });
  },

  async "two hundred pages open in a second"(browser) {
    const size = fs.statSync(path.join(reports, "issue.html")).size;
    assert.ok(size < 20e6, `${size} bytes`);
    await withPage(browser, "issue.html", {}, async (page) => {
      const loaded = await page.evaluate(() => {
        const [it] = performance.getEntriesByType("navigation");
        const painted = performance.getEntriesByName("first-contentful-paint")[0];
        return { interactive: it.domInteractive, complete: it.domComplete, painted: painted && painted.startTime };
      });
      console.log(`  ${(size / 1e6).toFixed(1)} MB;`, JSON.stringify(loaded));
      // On an idle machine a fraction of it; a busy one gets some room.
      assert.ok(loaded.interactive < Number(process.env.OPENS_WITHIN || 3000), JSON.stringify(loaded));
      await page.keyboard.press("n");
      await page.keyboard.press("n");
      assert.match(await page.evaluate(() => document.activeElement.id), /^p1n\d+$/);
      if (shots) await page.screenshot({ path: `${shots}/issue.png` });
    });
  },
};

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test(browser);
      console.log(`ok - ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`not ok - ${name}\n${error.message || error}`);
    }
  }
  await browser.close();
  console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
})();
