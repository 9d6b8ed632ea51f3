import { defineConfig } from "@playwright/test";
import { program } from "./support/programs.ts";

const chromium = program("chromium", "chromium-browser", "google-chrome");
const firefox = program("firefox-esr", "firefox");

/** Both browsers are the system's own: nothing is downloaded. One at a time, on two cores. */
export default defineConfig({
  testDir: "tests",
  outputDir: "../target/browser",
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["junit", { outputFile: "../target/browser-reports/TEST-browser.xml" }]],
  use: { viewport: { width: 1280, height: 900 }, locale: "en-US", screenshot: "off", trace: "off" },
  projects: [
    {
      name: "chromium",
      use: {
        browserName: "chromium",
        launchOptions: {
          executablePath: chromium ?? "chromium",
          args: ["--disable-quic", "--disable-component-update", "--disable-sync", "--autoplay-policy=user-gesture-required"],
        },
      },
    },
    {
      name: "firefox",
      use: {
        browserName: "firefox",
        channel: "moz-firefox",
        launchOptions: { executablePath: firefox ?? "firefox" },
      },
    },
  ],
});
