"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const controls = document.getElementById("controls");
  const said = document.getElementById("said");
  const names = (element) => (element.dataset.f || "").split(" ").filter(Boolean);
  const page = (element) => element.closest(".page");

  // Every place of a finding, in the text and in the list.
  const places = (sheet, number) => all("[data-f]", sheet).filter((it) => names(it).includes(number));
  let lit = [];
  function light(element) {
    lit.forEach((it) => it.classList.remove("on"));
    lit = [];
    const sheet = element && page(element);
    if (sheet) lit = names(element).flatMap((number) => places(sheet, number));
    lit.forEach((it) => it.classList.add("on"));
    draw();
  }

  // Threads between the first words of each place that a finding rests on.
  const NS = "http://www.w3.org/2000/svg";
  let threads = null;
  function draw() {
    if (!threads) {
      threads = document.createElementNS(NS, "svg");
      threads.id = "threads";
      threads.setAttribute("aria-hidden", "true");
      document.body.append(threads);
    }
    threads.replaceChildren();
    const marks = lit.filter((it) => it.matches(".text .n"));
    if (marks.length < 2) return;
    const spots = marks.map((it) => {
      const box = it.getBoundingClientRect();
      return { x: box.left + box.width / 2 + scrollX, y: box.top + scrollY, low: box.bottom + scrollY };
    });
    const from = spots[0];
    for (const to of spots.slice(1)) {
      const beside = Math.abs(to.y - from.y) < 12;
      const down = to.y > from.low;
      const start = down && !beside ? from.low : from.y;
      const end = down || beside ? to.y : to.low;
      const bend = beside ? -24 : Math.min(120, Math.abs(end - start) / 2 + 16) * (down ? 1 : -1);
      const path = document.createElementNS(NS, "path");
      path.setAttribute("d", `M${from.x} ${start}C${from.x} ${start + bend} ${to.x} ${beside ? end + bend : end - bend} ${to.x} ${end}`);
      threads.append(path);
    }
  }
  const over = (event) => {
    const place = event.target.closest && event.target.closest("[data-f]");
    if (place) light(place);
  };
  document.addEventListener("pointerover", over);
  document.addEventListener("focusin", over);
  addEventListener("resize", draw);

  // The words of a mention in a table.
  const marker = window.CSS && CSS.highlights && window.Highlight ? new Highlight() : null;
  if (marker) CSS.highlights.set("place", marker);
  function show(link) {
    const block = document.getElementById(link.hash.slice(1));
    if (!marker || !block) return;
    let [from, left] = link.dataset.r.split(" ").map(Number);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".n") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    marker.clear();
    for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode()) {
      if (from >= node.length) { from -= node.length; continue; }
      const end = Math.min(node.length, from + left);
      const range = new Range();
      range.setStart(node, from);
      range.setEnd(node, end);
      marker.add(range);
      left -= end - from;
      from = 0;
    }
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-r]");
    if (link) show(link);
  });

  // Filters: what is left out is gone from the list and unmarked in the text.
  const kept = () => {
    const severities = new Set(all("[name=severity]", controls).filter((it) => it.checked).map((it) => it.value));
    const rule = controls.elements.rule.value;
    return (card) => ["e", "w", "i", "h"].some((it) => card.classList.contains(it) && severities.has(it))
      && (!rule || card.dataset.c === rule);
  };
  function filter() {
    const keep = kept();
    for (const sheet of all(".page")) {
      const shown = new Set();
      for (const card of all(".card", sheet)) {
        const stays = keep(card);
        card.classList.toggle("off", !stays);
        if (stays) shown.add(card.dataset.f);
      }
      for (const place of all(".text [data-f]", sheet)) {
        const stays = names(place).some((number) => shown.has(number));
        place.classList.toggle(place.matches(".n") ? "off" : "dim", !stays);
      }
    }
    light(null);
  }

  // From finding to finding.
  let current = null;
  function step(by) {
    const cards = all(".card").filter((card) => !card.classList.contains("off"));
    if (!cards.length) return;
    let at = cards.indexOf(current) + by;
    if (current === null || !cards.includes(current)) at = by > 0 ? 0 : cards.length - 1;
    at = (at + cards.length) % cards.length;
    current = cards[at];
    current.focus({ preventScroll: true });
    const place = document.getElementById(`${page(current).id}f${current.dataset.f}`);
    (place || current).scrollIntoView({ block: "center" });
    light(current);
    said.textContent = `${at + 1} / ${cards.length}`;
  }
  if (controls) {
    controls.hidden = false;
    controls.addEventListener("change", filter);
    controls.addEventListener("submit", (event) => event.preventDefault());
    controls.elements.next.addEventListener("click", () => step(1));
    controls.elements.previous.addEventListener("click", () => step(-1));
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !controls.elements.keys.checked) return;
      if (event.target.closest("select, input:not([type=checkbox]), textarea")) return;
      if (event.key === "n") step(1);
      else if (event.key === "p") step(-1);
    });
  }

  // Paper shows what is folded on the screen.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach((it) => { it.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((it) => { it.open = false; }));
})();
