import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test as base, expect } from "@playwright/test";
import { newest, releases, root } from "../support/places.ts";

/** The program's own server; the other tests have one that can lie. */
const test = base.extend<object, { address: string }>({
  address: [
    // eslint-disable-next-line no-empty-pattern -- the runner reads the pattern
    async ({}, use) => {
      const program: ChildProcess = spawn(join(root, "unseal"), ["open", join(releases(), newest()), "--json", "--no-browser"], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const ended = once(program, "exit");
      if (program.stdout === null) {
        throw new Error("no output");
      }
      for await (const line of createInterface({ input: program.stdout })) {
        await use((JSON.parse(line) as { address: string }).address);
        break;
      }
      program.kill("SIGINT");
      const [code] = (await ended) as [number | null];
      expect(code).toBe(130);
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

test("unseal open shows the page, plays a clip by parts of its file, and ends with Ctrl-C", async ({ page, address }) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  const parts: string[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".mp4")) {
      parts.push(`${response.status()} ${response.headers()["content-type"] ?? ""}`);
    }
  });
  const answer = await page.goto(address);
  expect(answer?.headers()["content-security-policy"]).toContain("frame-ancestors");
  expect(answer?.headers()["x-content-type-options"]).toBe("nosniff");
  await expect(page.locator("h1")).toBeVisible();
  const video = page.locator("video").first();
  await video.evaluate(async (element: HTMLVideoElement) => {
    element.muted = true;
    await element.play();
    element.currentTime = element.duration / 2;
  });
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => (element.seeking ? 0 : element.currentTime))).toBeGreaterThan(5);
  expect(parts).toContain("206 video/mp4");
  expect(problems).toEqual([]);
});
