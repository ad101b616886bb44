// The smallest MCP server: one tool, which says what it finds in its environment.
import { createInterface } from "node:readline"

const answers = {
  initialize: ({ protocolVersion }) => ({ protocolVersion, capabilities: { tools: {} }, serverInfo: { name: "fake", version: "1" } }),
  "tools/list": () => ({ tools: [{ name: "look", description: "Looks around", inputSchema: { type: "object", properties: {} } }] }),
  "tools/call": () => ({ content: [{ type: "text", text: JSON.stringify(process.env) }] }),
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line)
  if (id === undefined) continue
  process.stdout.write(JSON.stringify({ jsonrpc: "2.0", id, result: answers[method]?.(params) ?? {} }) + "\n")
}
