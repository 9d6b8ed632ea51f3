import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { type Model, withModel } from "../support/model.ts";
import { root } from "../support/places.ts";
import { Site } from "../support/server.ts";
import { picture, sideways } from "../support/states.ts";
import { test, Watch } from "../support/test.ts";

/** What the engine's tests made of texts that are all hostile, and the real script for it. */
const hostile = base.extend<object, { pages: Site }>({
  pages: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads the pattern
    async ({}, use) => {
      const site = await Site.of(join(root, "engine", "target", "hostile-pages"), "0");
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
});

const SCRIPT = readFileSync(join(root, "web", "page", "dist", "page.js"));
const STYLE = readFileSync(join(root, "web", "page", "dist", "player.css"));

for (const number of ["0", "1", "2", "3"]) {
  hostile(`texts that want to be code are texts (${number})`, async ({ page, pages }, info) => {
    const watch = new Watch(page, pages.origin);
    watch.expected.push(/404/);
    await page.route("**/page/page.js", (route) => route.fulfill({ body: SCRIPT, contentType: "text/javascript" }));
    await page.route("**/page/player.css", (route) => route.fulfill({ body: STYLE, contentType: "text/css" }));
    for (const name of ["index.html", "print.es.html"]) {
      await page.setViewportSize({ width: 320, height: 600 });
      await page.goto(`${pages.origin}/${number}/${name}`);
      await page.waitForLoadState("load");
      await expect(page.locator("h1")).toContainText("Harbour School");
      expect(await page.locator("script:not([src]):not([type='application/json']), iframe, object, embed").count()).toBe(0);
      expect(await page.locator("[onerror], [onload], [onmouseover], [href^='javascript:'], img[src='x']").count()).toBe(0);
      expect(await sideways(page)).toBe(0);
      for (const button of await page.locator("main button:visible").all()) {
        await button.hover({ timeout: 2000 }).catch(() => undefined);
      }
      await picture(page, info.project.name, `hostile-${number}-${name.replace(".html", "")}`);
    }
    expect(watch.problems).toEqual([]);
  });
}

/** What the script says of a model that it does not take. */
const REFUSED = /^console: (the page.s model|two clips|page(\.| is|:))/;

/** Models that no program of ours writes. */
const MODELS: Record<string, (model: Model) => unknown> = {
  "no object": () => "text",
  nothing: () => null,
  "another kind": (model) => ({ ...model, schema: "unseal/other" }),
  "a later version": (model) => ({ ...model, version: 99 }),
  "lists that are none": (model) => ({ ...model, clips: {}, calls: 7, events: "x" }),
  "empty lists": (model) => ({ ...model, clips: [], calls: [], events: [], people: [], missing: [] }),
  "huge numbers": (model) => ({
    ...model,
    clips: model.clips.map((clip) => ({ ...clip, micros: 9e15, width: 1e9, height: -4, frames: { from: 0, to: 2 ** 31, of: 2 ** 31 } })),
  }),
  "clips of a hundred years": (model) => ({
    ...model,
    clips: model.clips.map(({ times: _, ...clip }) => ({ ...clip, micros: 3e15, rate: { num: 1, den: 1_000_000 } })),
  }),
  "files elsewhere": (model) => ({
    ...model,
    clips: model.clips.map((clip) => ({ ...clip, file: "https://example.org/a.mp4" })),
    calls: model.calls.map((call) => ({ ...call, file: "//example.org/a.wav" })),
  }),
  "files that are code": (model) => ({ ...model, clips: model.clips.map((clip) => ({ ...clip, file: "javascript:alert(1)" })) }),
  "ids that are paths": (model) => ({ ...model, clips: model.clips.map((clip) => ({ ...clip, id: `../${clip.id}"><img src=x onerror=alert(1)>` })) }),
  "a language that is none": (model) => ({ ...model, language: "no_such language!" }),
  "names of an object's own": (model) =>
    JSON.parse(JSON.stringify({ ...model, words: { ...model.words } }).replace('"words":{', '"words":{"__proto__":"x","constructor":"y","toString":"z",')),
  "words that are code": (model) => ({
    ...model,
    words: Object.fromEntries(Object.keys(model.words).map((key) => [key, `<img src=x onerror=alert(1)>{0}{9}${"W".repeat(150)}`])),
  }),
  "thousands of events": (model) => ({
    ...model,
    events: Array.from({ length: 5000 }, (_, i) => ({ ...(model.events[i % model.events.length] ?? {}), id: `e${i + 1}` })),
  }),
  "transmissions for ever": (model) => ({
    ...model,
    calls: model.calls.map((call) => ({
      ...call,
      transmissions: call.transmissions.map((one) => ({ ...one, relative: one.relative.map((at) => ({ ...at, earliest: -3e15, latest: 3e15 })) })),
    })),
  }),
  "intervals the wrong way round": (model) => ({
    ...model,
    calls: model.calls.map((call) => ({
      ...call,
      transmissions: call.transmissions.map((one) => ({ ...one, relative: one.relative.map((at) => ({ ...at, earliest: at.latest, latest: at.earliest })) })),
    })),
  }),
};

for (const [what, change] of Object.entries(MODELS)) {
  test(`a model with ${what} breaks nothing`, async ({ page, site, watch }) => {
    watch.expected.push(REFUSED, /404/);
    site.change({ "index.html": (file) => Buffer.from(withModel(file.toString("utf8"), change)) });
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto(site.at("index.html"));
    await page.waitForLoadState("load");
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.locator("#front")).toBeVisible();
    const buttons = await page.locator("#player-app button:visible:enabled").all();
    for (const button of buttons.slice(0, 40)) {
      await button.click({ timeout: 1000, trial: false }).catch(() => undefined);
    }
    expect(await sideways(page)).toBe(0);
    expect(site.asked.every((path) => path.startsWith(`/${site.version}/`) || path.startsWith("/head") || path.startsWith("/recall"))).toBe(true);
  });
}

test("what is no JSON breaks nothing", async ({ page, site, watch }) => {
  watch.expected.push(REFUSED);
  site.change({ "index.html": (file) => Buffer.from(file.toString("utf8").replace(/(id="unseal-page">)[^<]*/, "$1{{{")) });
  await page.goto(site.at("index.html"));
  await expect(page.locator("#front")).toBeVisible();
  await expect(page.locator("video").first()).toBeVisible();
});

test("where the player fails the release can be checked all the same", async ({ page, site, watch }) => {
  watch.expected.push(/^error: planned/);
  await page.addInitScript(() => {
    Object.defineProperty(HTMLMediaElement.prototype, "textTracks", {
      get() {
        throw new Error("planned");
      },
    });
  });
  const failed = page.waitForEvent("pageerror");
  await page.goto(site.at("index.html"));
  await failed;
  await expect(page.locator("#proof-app .proof-start")).toBeVisible();
});

test("written from right to left the page stays whole", async ({ page, site }, info) => {
  site.change({ "index.html": (file) => Buffer.from(file.toString("utf8").replace('dir="ltr"', 'dir="rtl"')) });
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site.at("index.html"));
    expect(await sideways(page)).toBe(0);
    await picture(page, info.project.name, `right-to-left-${width}`, false);
  }
});
