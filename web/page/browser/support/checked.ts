import type { Locator, Page } from "@playwright/test";
import { expect } from "./test.ts";

/** What the page says when it has checked the release. */
export class Checked {
  readonly app: Locator;

  private constructor(app: Locator) {
    this.app = app;
  }

  /** Presses the button and waits for the answer; with a fingerprint where the reader knows one. */
  static async of(page: Page, fingerprint?: string): Promise<Checked> {
    const app = page.locator(".proof").first();
    if (fingerprint !== undefined) {
      await app.locator("#proof-fingerprint").fill(fingerprint);
    }
    await app.locator(".proof-start").click();
    await expect(app.locator(".proof-verdict")).toBeVisible({ timeout: 120_000 });
    return new Checked(app);
  }

  async verdict(): Promise<string | null> {
    return this.app.locator(".proof-verdict").getAttribute("data-verdict");
  }

  /** Codes of all findings, without the notes, each once. */
  async codes(): Promise<string[]> {
    const codes = await this.app.locator(".proof-findings li > small > code:first-of-type").allInnerTexts();
    return [...new Set(codes)];
  }

  /** Files that findings name, each once. */
  async files(): Promise<string[]> {
    return [...new Set(await this.app.locator(".proof-findings li > code").allInnerTexts())];
  }

  /** The bar of a clip or a call, by the words that its title begins with. */
  bar(title: string): Locator {
    return this.app.locator(".proof-clip", { hasText: title }).locator(".proof-bar");
  }
}

/**
 * As in a browser that decodes nothing for scripts: the check ends without comparing pictures, which
 * takes longer than all else and is tested with a whole release and with one that was altered.
 */
export async function withoutPictures(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "VideoDecoder");
  });
}
