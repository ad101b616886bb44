// A plugin of OpenCode as a provider would bring it: a provider of models, ways to sign in to it, and tokens that it refreshes by itself.
const address = "{ADDRESS}" // of the provider, which stands in a test for one in the internet

async function post(path, body) {
  const answer = await fetch(address + path, { method: "POST", body: JSON.stringify(body) })
  if (!answer.ok) throw new Error("the provider said " + answer.status)
  return answer.json()
}

const tokens = (said) => ({ type: "oauth", access: said.access, refresh: said.refresh, expires: Date.now() + said.seconds * 1000 })

const attempt = async (work) => {
  try {
    return { ...tokens(await work()), type: "success" }
  } catch {
    return { type: "failed" }
  }
}

export const Acme = async ({ client }) => ({
  config: async (settings) => {
    const model = { name: "Acme Large", tool_call: true, limit: { context: 128000, output: 16000 } }
    const acme = { name: "Acme", npm: "@ai-sdk/openai-compatible", options: { baseURL: address + "/v1" }, models: { large: model } }
    settings.provider = { ...settings.provider, acme }
  },
  auth: {
    provider: "acme",
    loader: async (current) => ({
      apiKey: "none",
      fetch: async (input, init) => {
        let its = await current()
        if (its.type === "oauth" && its.expires < Date.now() + 5000) {
          its = tokens(await post("/token", { refresh: its.refresh }))
          await client.auth.set({ path: { id: "acme" }, body: its })
        }
        const headers = new Headers(init?.headers)
        if (its.type === "oauth") headers.set("authorization", "Bearer " + its.access)
        return fetch(input, { ...init, headers })
      },
    }),
    methods: [
      {
        type: "oauth",
        label: "Acme by code",
        authorize: async (inputs) => ({
          url: `${address}/authorize?account=${inputs?.account ?? ""}`,
          instructions: "Copy the code",
          method: "code",
          callback: (code) => attempt(() => post("/token", { code })),
        }),
        prompts: [{ type: "text", key: "account", message: "Your account", placeholder: "ada" }],
      },
      {
        type: "oauth",
        label: "Acme by device",
        authorize: async () => {
          const device = await post("/device", {})
          return {
            url: `${address}/device?id=${device.id}`,
            instructions: "Enter code: " + device.code,
            method: "auto",
            callback: () => attempt(() => post("/token", { device: device.id })),
          }
        },
      },
      {
        type: "oauth",
        label: "Acme for a key",
        authorize: async () => ({
          url: address + "/authorize",
          instructions: "Copy the code",
          method: "code",
          callback: async (code) => ({ type: "success", key: (await post("/token", { code })).access }),
        }),
      },
      {
        type: "oauth",
        label: "Acme that is away",
        authorize: async () => {
          throw new Error("the provider does not answer")
        },
      },
      { type: "api", label: "Key of Acme" },
    ],
  },
})
