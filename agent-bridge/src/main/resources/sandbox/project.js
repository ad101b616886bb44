// A plugin of OpenCode. Adds to the settings of one project's instance what the project and its owner have: connections to providers,
// MCP servers, skills. Other projects' instances on the same server do not have it.
import { createDecipheriv, createHmac } from "node:crypto"
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"

const folder = process.env.SITEWRIGHT_PROJECTS
const hex = (name) => Buffer.from(process.env[name] ?? "", "hex")
const all = hex("SITEWRIGHT_PROJECTS_KEY") // of a server for all projects
const own = hex("SITEWRIGHT_PROJECT_KEY") // of one project's server
delete process.env.SITEWRIGHT_PROJECTS_KEY
delete process.env.SITEWRIGHT_PROJECT_KEY
const keyOf = (project) => (all.length ? createHmac("sha256", all).update(project).digest() : own)

/** The tag of 16 bytes is the end of what was sealed. */
function opened(text, key) {
  const [nonce, sealed] = text.split(".").map((part) => Buffer.from(part, "base64"))
  const decipher = createDecipheriv("aes-256-gcm", key, nonce)
  decipher.setAuthTag(sealed.subarray(-16))
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString("utf8"))
}

function read(file) {
  try {
    return readFileSync(file, "utf8")
  } catch (failure) {
    if (failure.code === "ENOENT") return undefined
    throw failure
  }
}

export const Project = async ({ directory }) => ({
  config: async (settings) => {
    const project = path.basename(directory)
    const aside = path.basename(path.dirname(directory)) === "generator" // an empty folder where only a model is asked
    const file = path.join(folder, project)
    const loaded = file + (aside ? ".aside.loaded" : ".loaded")
    const text = read(file + ".sealed")
    if (text === undefined) {
      rmSync(loaded, { force: true })
      return
    }
    const [name, sealed] = text.split("\n")
    const its = opened(sealed, keyOf(project))
    for (const [id, one] of Object.entries(its.provider ?? {})) {
      const there = settings.provider?.[id] // a provider that another plugin has brought keeps what it is
      // But not its fetch: it would send what the server has signed in to, to an address that this project's owner chose.
      const options = { ...there?.options, ...one.options, fetch: globalThis.fetch }
      settings.provider = { ...settings.provider, [id]: { ...there, ...one, options } }
    }
    const names = [...Object.keys(its.provider ?? {}), ...(its.signed_in ?? []).map((one) => one.provider)]
    if (settings.enabled_providers) settings.enabled_providers = [...new Set([...settings.enabled_providers, ...names])]
    if (!aside) settings.mcp = { ...settings.mcp, ...its.mcp }
    if (its.skills && !aside) settings.skills = { ...settings.skills, paths: [its.skills] }
    if (its.model) settings.model = its.model
    if (its.small_model) settings.small_model = its.small_model
    writeFileSync(loaded, name)
  },
})
