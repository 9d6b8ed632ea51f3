import { expect, test } from "../support/test.ts";
import { accessibilityProblems } from "../support/axe.ts";
import { picture, sideways } from "../support/states.ts";

const PAGES = { index: "index.html", "index-es": "index.es.html", print: "print.html", "print-es": "print.es.html" };
const WINDOWS = {
  wide: { width: 1280, height: 900 },
  // 1280 pixels at 400 % zoom are as many as these
  narrow: { width: 320, height: 256 },
};

for (const [name, file] of Object.entries(PAGES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [window, viewport] of Object.entries(WINDOWS)) {
      test(`${name}, ${colorScheme}, ${window}: nothing that axe-core objects to, nothing wider than the window`, async ({
        page,
        site,
      }, info) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(site.at(`${file}`));
        await page.waitForLoadState("networkidle");
        expect(await sideways(page)).toBe(0);
        expect(await accessibilityProblems(page)).toEqual([]);
        await picture(page, info.project.name, `${name}-${colorScheme}-${window}`);
      });
    }
  }
}

test("the printed page needs no colours of the screen", async ({ page, site }, info) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const name of ["index", "print"]) {
    await page.goto(site.at(`${name}.html`));
    const dark = await page.evaluate(() => {
      const parts = /\d+/g;
      const [r = 255, g = 255, b = 255] = (getComputedStyle(document.body).backgroundColor.match(parts) ?? []).map(Number);
      const clear = getComputedStyle(document.body).backgroundColor === "rgba(0, 0, 0, 0)";
      return !clear && r + g + b < 600;
    });
    expect(dark).toBe(false);
    await picture(page, info.project.name, `${name}-on-paper`);
  }
});
