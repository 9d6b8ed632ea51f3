import { expect, test } from "../support/test.ts";

/** Where the keyboard is, and whether somebody who looks can see it there. */
interface Stop {
  what: string;
  outlined: boolean;
  shown: boolean;
}

test("with the keyboard alone one gets to everything and out again, and always sees where one is", async ({ page, site, browserName }) => {
  await page.goto(site.at("index.html"));
  await page.keyboard.press("Tab");
  await expect(page.locator("a.skip")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();

  // all that can be reached, down to the first of the downloads; videos and players of sound have stops of their own
  const stops: Stop[] = [];
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate((): Stop | null => {
      const element = document.activeElement;
      if (element === null || element === document.body) {
        return null;
      }
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const media = element.matches("video, audio");
      const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 0), innerWidth - 1);
      const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 10), 0), innerHeight - 1);
      const top = document.elementFromPoint(x, y);
      return {
        what: `${element.tagName.toLowerCase()}#${element.id} ${element.textContent?.trim().slice(0, 30) ?? ""}`,
        outlined: media || style.outlineStyle !== "none" || style.boxShadow !== "none",
        shown: media || (box.width > 0 && box.bottom > 0 && box.top < innerHeight && (top === null || element.contains(top) || top.contains(element))),
      };
    });
    if (stop === null || (await page.evaluate(() => document.activeElement?.closest("#downloads") !== null))) {
      break;
    }
    stops.push(stop);
  }
  expect(stops.length).toBeGreaterThan(30);
  expect(stops.length).toBeLessThan(400);
  expect(stops.filter((stop) => !stop.outlined).map((stop) => stop.what)).toEqual([]);
  expect(stops.filter((stop) => !stop.shown).map((stop) => stop.what)).toEqual([]);
  const reached = stops.map((stop) => stop.what).join("\n");
  expect(reached).toContain("proof-fingerprint");
  expect(browserName === "firefox" || reached.includes("summary")).toBe(true);
});
