import { defineConfig, type Project } from "@playwright/test";
import { program } from "./support/programs.ts";

const chromium = program("chromium", "chromium-browser", "google-chrome");
const firefox = program("firefox-esr", "firefox");

const projects: Project[] = [];
if (chromium !== undefined) {
  projects.push({
    name: "chromium",
    use: {
      browserName: "chromium",
      launchOptions: {
        executablePath: chromium,
        args: ["--disable-quic", "--disable-component-update", "--disable-sync"],
      },
    },
  });
}
if (firefox !== undefined) {
  projects.push({
    name: "firefox",
    use: { browserName: "firefox", channel: "moz-firefox", launchOptions: { executablePath: firefox } },
  });
}

/** Those of the two browsers that the system has: nothing is downloaded. One at a time, on two cores. */
export default defineConfig({
  testDir: "tests",
  outputDir: "target/results",
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["junit", { outputFile: "target/surefire-reports/TEST-browser.xml" }]],
  use: { viewport: { width: 1280, height: 900 }, locale: "en-US", screenshot: "off", trace: "off" },
  projects,
});
