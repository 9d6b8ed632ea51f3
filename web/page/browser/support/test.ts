import { test as base, expect, type Page } from "@playwright/test";
import { newest, releases } from "./places.ts";
import { Site } from "./server.ts";

/** What a page did that it must not do. */
export class Watch {
  static readonly #all = new WeakMap<Page, Watch>();
  #looksAway = false;
  readonly problems: string[] = [];
  /** What may be said, such as of a file that a test took away. */
  readonly expected: RegExp[] = [
    // the check looks whether the version was taken back; this one was not
    /404 .*\/recall\.json/,
  ];

  constructor(page: Page, origin: string) {
    Watch.#all.set(page, this);
    page.on("console", (message) => {
      if (message.type() === "error") {
        this.#note(`console: ${message.text()} ${message.location().url}`);
      }
    });
    page.on("pageerror", (error) => this.#note(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      this.#note(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!/^(data|blob|about):/.test(url) && !url.startsWith(`${origin}/`) && !url.startsWith("file:")) {
        this.#note(`request leaves the origin: ${url}`);
      }
    });
  }

  /** Does something to a page that is the test's own doing and not the page's. */
  static async aside(page: Page, work: () => Promise<unknown>): Promise<void> {
    const watch = Watch.#all.get(page);
    if (watch !== undefined) {
      watch.#looksAway = true;
    }
    await work();
    await page.evaluate(() => 0); // what the page says of it has come by then
    if (watch !== undefined) {
      watch.#looksAway = false;
    }
  }

  #note(problem: string): void {
    if (!this.#looksAway && !this.expected.some((pattern) => pattern.test(problem))) {
      this.problems.push(problem);
    }
  }
}

/** With one site for all tests of a worker, and a page that is watched. */
export const test = base.extend<{ watch: Watch }, { site: Site }>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads the pattern
    async ({}, use) => {
      const site = await Site.of(releases(), newest());
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  watch: [
    async ({ page, site }, use) => {
      site.change({});
      site.asked = [];
      const watch = new Watch(page, site.origin);
      await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      await use(watch);
      expect(watch.problems).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
