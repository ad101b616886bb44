// A plugin of OpenCode. Adds to the settings of one project's instance what the project and its owner have: connections to providers,
// MCP servers, skills. Other projects' instances on the same server do not have it.
import { createDecipheriv } from "node:crypto"
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"

const folder = process.env.SITEWRIGHT_PROJECTS
const key = Buffer.from(process.env.SITEWRIGHT_PROJECTS_KEY ?? "", "hex")
delete process.env.SITEWRIGHT_PROJECTS_KEY

/** The tag of 16 bytes is the end of what was sealed. */
function opened(text) {
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
    const file = path.join(folder, path.basename(directory))
    const text = read(file + ".sealed")
    if (text === undefined) {
      rmSync(file + ".loaded", { force: true })
      return
    }
    const [name, sealed] = text.split("\n")
    const own = opened(sealed)
    settings.provider = { ...settings.provider, ...own.provider }
    if (settings.enabled_providers) settings.enabled_providers = [...new Set([...settings.enabled_providers, ...Object.keys(own.provider ?? {})])]
    settings.mcp = { ...settings.mcp, ...own.mcp }
    if (own.skills) settings.skills = { ...settings.skills, paths: [own.skills] }
    if (own.model) settings.model = own.model
    if (own.small_model) settings.small_model = own.small_model
    writeFileSync(file + ".loaded", name)
  },
})
