import type { Locator, Page } from "@playwright/test";
import { type Model, published } from "./model.ts";
import { expect } from "./test.ts";

/** The player as somebody uses it, by the words that stand on it. */
export class PlayerOnPage {
  readonly page: Page;
  readonly app: Locator;
  readonly play: Locator;
  readonly model: Model;

  constructor(page: Page, name = "index.html") {
    this.page = page;
    this.model = published(name);
    this.app = page.locator("#player-app");
    this.play = this.app.locator(".up-controls button").first();
  }

  button(key: string, ...values: string[]): Locator {
    return this.app.getByRole("button", { name: this.word(key, ...values), exact: true });
  }

  word(key: string, ...values: string[]): string {
    const text = this.model.words[key];
    if (text === undefined) {
      throw new Error(`the page has no word ${key}`);
    }
    return text.replace(/\{(\d)\}/g, (_, digit: string) => values[Number(digit)] ?? "");
  }

  /** Milliseconds on the line of time. */
  async now(): Promise<number> {
    return Number(await this.app.getAttribute("data-now-ms"));
  }

  async open(part: string): Promise<Locator> {
    const details = this.app.locator(`details.${part}`);
    if ((await details.getAttribute("open")) === null) {
      await details.locator("summary").first().click();
    }
    await expect(details).toHaveAttribute("open", "");
    return details;
  }

  /** Where each clip that is on is, in seconds, by its own video. */
  async positions(): Promise<Record<string, number>> {
    return this.app.locator(".up-camera").evaluateAll((cameras) =>
      Object.fromEntries(cameras.map((camera) => [camera.getAttribute("data-clip") ?? "", camera.querySelector("video")?.currentTime ?? -1])),
    );
  }

  /** Begins at an instant of a clip, as a link does. */
  async goTo(clip: string, seconds: number): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, `t=${clip}:${seconds.toFixed(3)}`);
    await expect.poll(async () => (await this.positions())[clip] ?? -1).toBeGreaterThan(seconds - 0.2);
  }
}
