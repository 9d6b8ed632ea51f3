import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { screenshots } from "./places.ts";
import { Watch } from "./test.ts";

/** Firefox takes none that is higher than 65,535 pixels. */
const HIGHEST = 60_000;

/** Keeps a picture of the page as it is, to be looked at by people. */
export async function picture(page: Page, browser: string, name: string, whole = true): Promise<void> {
  const folder = join(screenshots, browser);
  mkdirSync(folder, { recursive: true });
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: document.documentElement.scrollHeight }));
  const part = height > HIGHEST ? { clip: { x: 0, y: 0, width, height: HIGHEST } } : {};
  // the driver puts a style into the page for it, which the page's policy forbids
  await Watch.aside(page, () =>
    page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole, animations: "allow", caret: "initial", ...(whole ? part : {}) }),
  );
}

/** By how many pixels the page is wider than the window; nobody scrolls sideways to read. */
export async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
