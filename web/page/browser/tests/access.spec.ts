import { expect, test } from "../support/test.ts";
import { accessibilityProblems } from "../support/axe.ts";
import { picture, sideways } from "../support/states.ts";

const WIDE = { width: 1280, height: 900 };
/** 1280 pixels at 400 % zoom are as many as these. */
const NARROW = { width: 320, height: 256 };

const STATES = [
  { file: "index.html", colorScheme: "light", viewport: WIDE },
  { file: "index.html", colorScheme: "dark", viewport: NARROW },
  { file: "index.es.html", colorScheme: "dark", viewport: WIDE },
  { file: "index.es.html", colorScheme: "light", viewport: NARROW },
  { file: "print.html", colorScheme: "dark", viewport: WIDE },
  { file: "print.es.html", colorScheme: "light", viewport: NARROW },
] as const;

for (const { file, colorScheme, viewport } of STATES) {
  test(`${file}, ${colorScheme}, ${viewport.width} wide: axe-core objects to nothing, nobody scrolls sideways`, async ({
    page,
    site,
  }, info) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(site.at(file));
    await page.waitForLoadState("networkidle");
    expect(await sideways(page)).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, info.project.name, `${file.replace(".html", "")}-${colorScheme}-${viewport.width}`);
  });
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
