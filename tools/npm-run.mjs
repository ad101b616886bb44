// Runs a script of a folder's package.json: node tools/npm-run.mjs <folder> <script> [arguments…]. Installs the folder's locked packages
// first, when that has not been done for this lock file yet. No package's own install script runs.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [folder, script, ...args] = process.argv.slice(2);
const cwd = resolve(folder);
const lock = join(cwd, "package-lock.json");
const stamp = join(cwd, "node_modules", ".sitewright-lock");

function run(...npm) {
  const { status, error } = spawnSync("npm", npm, { cwd, stdio: "inherit" });
  if (error) console.error(`npm cannot be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== readFileSync(lock, "utf8")) {
  run("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
  copyFileSync(lock, stamp);
}
run("run", "--silent", script, "--", ...args);
