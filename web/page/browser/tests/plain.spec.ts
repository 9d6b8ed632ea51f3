import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../support/test.ts";
import { newest, releases } from "../support/places.ts";
import { picture } from "../support/states.ts";

test.use({ javaScriptEnabled: false });

// Firefox is not told to run no scripts: there the script is one that does nothing.
test.beforeEach(({ site, watch: _ }) => {
  site.change({ "page/page.js": () => Buffer.from(" ") });
});

for (const language of ["en", "es"]) {
  test(`without a script the page tells the whole story (${language})`, async ({ page, site }, info) => {
    await page.goto(site.at(language === "en" ? "index.html" : `index.${language}.html`));
    for (const section of ["front", "player", "people", "events", "place", "proof", "downloads"]) {
      await expect(page.locator(`main > #${section}`), section).toBeVisible();
    }
    await expect(page.locator("#player-app")).toBeHidden();
    await expect(page.locator("#proof-app")).toBeHidden();
    const text = await page.locator("main").innerText();
    const model = JSON.parse((await page.locator("#unseal-page").textContent()) ?? "") as {
      case: { agency: string };
      clips: { id: string; title: string }[];
      calls: { transmissions: { text?: string }[] }[];
      events: { text: string }[];
      proof: { fingerprint: string; command: string };
    };
    for (const event of model.events) {
      expect(text).toContain(event.text);
    }
    const said = model.calls.flatMap((call) => call.transmissions).flatMap((one) => one.text ?? []);
    expect(said.length).toBeGreaterThan(3);
    for (const words of said) {
      expect(text).toContain(words);
    }
    for (const clip of model.clips) {
      await expect(page.locator(`#clip-${clip.id} video`)).toHaveAttribute("controls");
      await expect(page.locator(`#clip-${clip.id} video`)).toHaveAttribute("preload", "none");
    }
    expect(text.replace(/\s+/g, " ")).toContain(model.proof.command.slice(0, 20));
    await picture(page, info.project.name, `plain-${language}`);
  });
}

test("no medium starts or loads by itself", async ({ page, site }) => {
  await page.goto(site.at("index.html"));
  await page.waitForLoadState("load");
  expect(site.asked.filter((path) => /\.(mp4|wav)$/.test(path))).toEqual([]);
});

test("pages name nothing outside of the release", () => {
  for (const name of ["index.html", "index.es.html", "print.html", "print.es.html"]) {
    const page = readFileSync(join(releases(), newest(), name), "utf8");
    const loaded = [...page.matchAll(/(?:src|poster|srcset|data|action|background)="([^"]*)"/g)].map((one) => one[1]);
    expect(loaded.filter((address) => /^[a-z]+:|^\/\//i.test(address ?? ""))).toEqual([]);
    expect(page).not.toMatch(/<(iframe|object|embed|form|base)\b/i);
    expect(page).not.toMatch(/\son[a-z]+=/i);
    expect(page).not.toMatch(/<style|\sstyle=/i);
  }
});
