import type { Page } from "@playwright/test";
import axe from "axe-core";

interface Found {
  violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

/**
 * What axe-core finds wrong with the page as it is shown now, by the rules of WCAG 2.2 AA and its
 * own best practices. Its script is handed in by the browser's own protocol: the page's policy
 * allows it no other way.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (): Promise<Found> => {
    const program = (globalThis as unknown as { axe: { run(options: unknown): Promise<Found> } }).axe;
    return program.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
      preload: false,
    });
  });
  return found.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${JSON.stringify(node.target)} ${node.failureSummary ?? ""}`),
  );
}
