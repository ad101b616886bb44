import { readFileSync } from 'node:fs';

/** @returns {string} the version of an installed package, whatever it exports */
export function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
}
