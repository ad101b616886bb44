// A plugin of OpenCode. Its tools for files run in OpenCode's own process, which sees every project and its own secrets, and compare
// paths by their letters only: a link in a project would lead them out. Here every path is followed to its end before a tool runs.
import { lstatSync, realpathSync } from "node:fs"
import { homedir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"

/** OpenCode's own tools; those of MCP servers run elsewhere and mean other things by a path. */
const OWN = ["apply_patch", "bash", "edit", "glob", "grep", "list", "lsp", "multiedit", "patch", "read", "shell", "task", "write"]

/** Files that OpenCode reads by itself beside one that it was asked to read. */
const NOTES = ["AGENTS.md", "CLAUDE.md", "CONTEXT.md"]

/** A file that a text mentions: OpenCode's own expression. */
const MENTION = /(?<![\w`])@(\.?[^\s`,.]*(?:\.[^\s`,.]+)*)/g

/** Lines of a patch that name files. */
const PATCHED = /^\*\*\* (?:Add File|Update File|Delete File|Move to): (.+)$/gm

const isLink = (file) => lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false

const refuse = (file) => {
  throw new Error(`${file} is outside of the project. Only files inside the project can be used.`)
}

/** Where a path ends, also one that has no file yet; a link to nothing ends nowhere. */
function followed(file) {
  const missing = []
  for (let at = file; ; at = path.dirname(at)) {
    try {
      return path.join(realpathSync(at), ...missing)
    } catch {
      if (isLink(at)) refuse(file)
      missing.unshift(path.basename(at))
    }
  }
}

export const Guard = async ({ directory }) => {
  const root = realpathSync(directory)
  const saved = new Set() // long outputs of this project's own tools

  const isInside = (file) => {
    const way = path.relative(root, followed(file))
    return way === "" || (way !== ".." && !way.startsWith(".." + path.sep) && !path.isAbsolute(way))
  }

  const absolute = (given) => path.resolve(directory, given.startsWith("~/") ? path.join(homedir(), given.slice(2)) : given)

  /** The path as it is to be used: a link that is turned after this look is not followed any more. */
  const check = (given) => {
    if (typeof given !== "string" || given === "" || saved.has(given)) return given
    const file = absolute(given)
    if (!isInside(file)) refuse(given)
    const way = path.relative(root, followed(file))
    return path.resolve(directory, way) === file ? given : path.resolve(directory, way)
  }

  const checkNotes = (given) => {
    if (saved.has(given)) return
    for (let folder = path.dirname(absolute(given)); ; folder = path.dirname(folder)) {
      for (const name of NOTES) if (!isInside(path.join(folder, name))) refuse(path.join(folder, name))
      if (folder === directory || path.dirname(folder) === folder) return
    }
  }

  const checkText = (text) => {
    for (const [, name] of String(text ?? "").matchAll(MENTION)) if (name) check(name)
  }

  return {
    "tool.execute.before": async ({ tool }, { args }) => {
      if (!OWN.includes(tool)) return
      for (const name of ["filePath", "path", "workdir"]) if (args?.[name] !== undefined) args[name] = check(args[name])
      if (tool === "read" && args?.filePath) checkNotes(args.filePath)
      if (tool === "task") checkText(args?.prompt)
      for (const [, name] of String(args?.patchText ?? "").matchAll(PATCHED)) check(name.trim())
    },
    "tool.execute.after": async (_, output) => {
      const file = output?.metadata?.outputPath
      if (typeof file === "string") saved.add(file)
    },
    "command.execute.before": async (_, { parts }) => {
      for (const part of parts) if (part.type === "file" && part.url?.startsWith("file:")) check(fileURLToPath(part.url))
    },
    "shell.env": async ({ cwd }, { env }) => {
      if (isInside(absolute(cwd ?? directory))) env.SITEWRIGHT_WORKSPACE = directory
    },
  }
}
