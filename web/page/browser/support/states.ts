import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { screenshots } from "./places.ts";

/** Keeps a picture of the page as it is, to be looked at by people. */
export async function picture(page: Page, browser: string, name: string, whole = true): Promise<void> {
  const folder = join(screenshots, browser);
  mkdirSync(folder, { recursive: true });
  // what the browser's driver would hide for a picture takes a style that the page's policy forbids
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole, animations: "allow", caret: "initial" });
}

/** By how many pixels the page is wider than the window; nobody scrolls sideways to read. */
export async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
