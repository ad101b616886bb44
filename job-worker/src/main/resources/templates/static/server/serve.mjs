// Serves a folder of static files on loopback, and reloads open pages when a file changes.
//
// It runs outside the folder it serves, because whoever writes there (an agent, a person) must not be able to change what the server
// does. It reads PORT from its environment and serves its working directory. It hands out regular files below that directory and
// nothing else: names are checked as they are asked for and once more as they really are, so neither "..", nor a symbolic link, nor a
// name that begins with a dot leads out of it.

import { createServer } from "node:http";
import { constants } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

const HOST = "127.0.0.1";
const PORT = Number(process.env.PORT);
const ROOT = await realpath(process.cwd());

const OWN = "/__sitewright/"; // our own paths live below a prefix no site uses
const SCAN_MS = 250; // how often files are compared while a page is open; polling works on every file system
const SCAN_FILES = 5_000; // more is not a site somebody edits by hand; the rest is served, just not watched
const KEEP_ALIVE_MS = 15_000;
const INJECT_BYTES = 5 * 1024 * 1024; // larger pages go out as they are

const TYPES = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".gif": "image/gif",
  ".htm": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/vnd.microsoft.icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".ogg": "audio/ogg",
  ".otf": "font/otf",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".wav": "audio/wav",
  ".webm": "video/webm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

const COMMON = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

const LIVE_SCRIPT = `const changes = new EventSource("${OWN}changes");
changes.addEventListener("changed", () => location.reload());
`;
const LIVE_TAG = `<script type="module" src="${OWN}live.js"></script>`;

const server = createServer((request, response) => {
  answer(request, response).catch((failure) => {
    console.error(`[app] ${request.method} ${request.url}: ${failure.message}`);
    if (response.headersSent) {
      response.destroy();
    } else {
      sendText(request, response, 500, "The file could not be read.\n");
    }
  });
});

async function answer(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return sendText(request, response, 405, "Only GET and HEAD are served here.\n");
  }
  const path = request.url.split(/[?#]/, 1)[0];
  if (path.startsWith(OWN)) {
    return sendOwn(path.slice(OWN.length), request, response);
  }
  const names = namesIn(path);
  const found = names && (await find(names));
  if (found?.folder && !path.endsWith("/")) {
    // Relative links of a folder's page only work below its slash. The names are encoded again, so the target stays a path of ours.
    response.setHeader("location", `/${names.map(encodeURIComponent).join("/")}/`);
    return sendText(request, response, 308, "");
  }
  if (found) {
    return sendFile(found.file, 200, request, response);
  }
  const page = await regularFile(["404.html"]);
  return page ? sendFile(page, 404, request, response) : sendText(request, response, 404, "Not found.\n");
}

function sendOwn(name, request, response) {
  if (name === "health") {
    return sendText(request, response, 200, "ok\n");
  }
  if (name === "live.js") {
    return sendText(request, response, 200, LIVE_SCRIPT, TYPES[".js"]);
  }
  if (name === "changes" && request.method === "GET") {
    return follow(response);
  }
  return sendText(request, response, 404, "Not found.\n");
}

// ---- finding files

/** @returns the names a path is made of, or null when it asks for something that is never served */
function namesIn(path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null; // malformed percent-encoding
  }
  const names = decoded.split("/").filter((name) => name !== "");
  const refused = names.some((name) => name.startsWith(".") || name.includes("\0") || name.includes("\\"));
  return refused || !decoded.startsWith("/") ? null : names;
}

/** A path names a file, a file without its ".html", or a folder with an index.html. */
async function find(names) {
  if (names.length > 0) {
    const last = names[names.length - 1];
    const exact = (await regularFile(names)) ?? (await regularFile([...names.slice(0, -1), `${last}.html`]));
    if (exact) {
      return { file: exact, folder: false };
    }
  }
  const index = await regularFile([...names, "index.html"]);
  return index && { file: index, folder: true };
}

/** @returns the real path of a regular file inside the root, or null */
async function regularFile(names) {
  try {
    const real = await realpath(join(ROOT, ...names));
    const inside = relative(ROOT, real).split(sep);
    if (inside.some((name) => name === "" || name.startsWith("."))) {
      return null; // a link that leads out ("..") or to a hidden file
    }
    return (await stat(real)).isFile() ? real : null;
  } catch {
    return null; // not there, or not for us: the same to whoever asks
  }
}

// ---- sending

async function sendFile(path, status, request, response) {
  // O_NOFOLLOW: the real path had no link in its last step; if it has one now, somebody swapped it.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { size } = await file.stat();
    const type = TYPES[extname(path).toLowerCase()] ?? "application/octet-stream";
    if (type.startsWith("text/html") && size <= INJECT_BYTES) {
      return sendText(request, response, status, withLiveReload(await file.readFile("utf8")), type);
    }
    const range = status === 200 ? rangeOf(request.headers.range, size) : null;
    if (range === "outside") {
      response.setHeader("content-range", `bytes */${size}`);
      return sendText(request, response, 416, "");
    }
    const { start, end } = range ?? { start: 0, end: size - 1 };
    const headers = { ...COMMON, "content-type": type, "content-length": end - start + 1, "accept-ranges": "bytes" };
    if (range) {
      headers["content-range"] = `bytes ${start}-${end}/${size}`;
    }
    response.writeHead(range ? 206 : status, headers);
    if (request.method === "HEAD" || size === 0) {
      response.end();
      return;
    }
    await pipe(file.createReadStream({ start, end, autoClose: false }), response);
  } finally {
    await file.close();
  }
}

function pipe(source, response) {
  return new Promise((done, failed) => {
    source.on("error", failed);
    response.on("close", () => {
      source.destroy();
      done();
    });
    source.pipe(response);
  });
}

/** Players of audio and video ask for single ranges; anything else gets the whole file, as RFC 9110 allows. */
function rangeOf(header, size) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) {
    return null;
  }
  const start = asked[1] === "" ? Math.max(0, size - Number(asked[2])) : Number(asked[1]);
  const end = asked[1] === "" || asked[2] === "" ? size - 1 : Math.min(Number(asked[2]), size - 1);
  return start > end ? "outside" : { start, end };
}

function withLiveReload(html) {
  const end = html.toLowerCase().lastIndexOf("</body>");
  return end < 0 ? html + LIVE_TAG : html.slice(0, end) + LIVE_TAG + html.slice(end);
}

function sendText(request, response, status, text, type = "text/plain; charset=utf-8") {
  const body = Buffer.from(text, "utf8");
  response.writeHead(status, { ...COMMON, "content-type": type, "content-length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

// ---- live reload

const followers = new Set();
let seen = null; // path → "size:mtime" of every file, as of the last look; null while nobody follows
let scanning = false;

function follow(response) {
  response.writeHead(200, { ...COMMON, "content-type": "text/event-stream", "x-accel-buffering": "no" });
  response.write("retry: 500\n\n");
  followers.add(response);
  response.on("close", () => followers.delete(response));
}

setInterval(() => followers.forEach((follower) => follower.write(": keep-alive\n\n")), KEEP_ALIVE_MS);

setInterval(async () => {
  if (scanning) {
    return;
  }
  if (followers.size === 0) {
    seen = null;
    return;
  }
  scanning = true;
  try {
    const now = await snapshot();
    if (seen && differ(seen, now)) {
      followers.forEach((follower) => follower.write("event: changed\ndata: {}\n\n"));
    }
    seen = now;
  } finally {
    scanning = false;
  }
}, SCAN_MS);

async function snapshot() {
  const files = new Map();
  const folders = [ROOT];
  while (folders.length > 0 && files.size < SCAN_FILES) {
    const folder = folders.pop();
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") {
        continue;
      }
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        folders.push(path);
      } else if (entry.isFile()) {
        const { size, mtimeMs } = await stat(path).catch(() => ({ size: -1, mtimeMs: -1 }));
        files.set(path, `${size}:${mtimeMs}`);
      }
    }
  }
  return files;
}

function differ(before, after) {
  return before.size !== after.size || [...after].some(([path, mark]) => before.get(path) !== mark);
}

// ---- life

server.on("error", (failure) => {
  console.error(`[app] cannot serve: ${failure.message}`);
  process.exit(1);
});
server.listen(PORT, HOST, () => console.log(`[app] serving on http://${HOST}:${PORT}/`));

process.on("SIGINT", () => {}); // Ctrl-C in a terminal reaches the whole group: the worker decides when a preview ends
process.on("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
  process.exit(0);
});
