// Serves dist/ to this computer only: node scripts/serve.mjs (PORT chooses another port).
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

export function serve(dist, port) {
  // dev: files are read anew each time, so a new build shows without a restart.
  const files = sirv(dist, { dev: true });
  const server = createServer((request, response) => {
    const refuse = (status) => response.writeHead(status, { "Content-Type": "text/plain", Allow: "GET, HEAD" }).end();
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
    files(request, response, () => refuse(404));
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = fileURLToPath(new URL("../dist", import.meta.url));
  const port = Number(process.env.PORT ?? 8080);
  if (!existsSync(dist)) {
    console.error(`serve: ${dist} is missing: run the build first`);
    process.exit(1);
  }
  serve(dist, port).then(({ url }) => console.log(url)).catch((error) => {
    console.error(error.code === "EADDRINUSE" ? `serve: port ${port} is taken; choose another with PORT=…` : `serve: ${error.message}`);
    process.exit(1);
  });
}
