// The kernels that are promised, 80 and 92, make everything that is handed in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PACKAGE, checkAll, request, run, runAll } from "./lib/office.mjs";
import { openOld } from "./lib/old.mjs";

for (const version of ["80", "92"]) {
  test(`Chromium ${version}: every report in every format and the package, stopped in between`, async (context) => {
    const app = await openOld(version);
    try {
      const { page } = app;
      await page.waitForFunction(() => window.qcReady);
      checkAll(await runAll(page));
      const { stopped } = await run(page, request(PACKAGE), { stopAt: 1 });
      assert.equal(stopped, true);
      const { made, ms, longestGap } = await run(page, request(PACKAGE));
      assert.equal(made.length, 1);
      context.diagnostic(`package: ${ms.toFixed(0)} ms, longest gap between frames ${longestGap.toFixed(0)} ms`);
      assert.deepEqual([app.requests, app.consoleErrors], [[], []]);
    } finally {
      await app.close();
    }
  });
}
