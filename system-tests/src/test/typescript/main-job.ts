// From a prompt to a live page, by a program in TypeScript: its only knowledge of the API is what is generated from the document.
// Prints {project, events, page} as JSON. Environment: SITEWRIGHT_URL, SITEWRIGHT_TOKEN, SITEWRIGHT_PROMPT.
import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "sitewright-api";

type Event = components["schemas"]["Event"];

const api = createClient<paths>({ baseUrl: setting("SITEWRIGHT_URL") });
const signedIn: Middleware = {
  onRequest: ({ request }) => request.headers.set("Authorization", `Bearer ${setting("SITEWRIGHT_TOKEN")}`),
};
api.use(signedIn);

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

async function create(prompt: string): Promise<string> {
  const { data, error } = await api.POST("/api/v1/projects", { body: { items: [{ prompt }] } });
  const project = data && "items" in data ? data.items[0] : undefined;
  if (!project || !("id" in project)) throw new Error(`not created: ${JSON.stringify(error)}`);
  return project.id;
}

/** Follows the stream of a project and gives its facts, without an end. */
async function* follow(projectId: string): AsyncGenerator<Event> {
  const { data, error } = await api.GET("/api/v1/projects/{projectId}/events", {
    params: { path: { projectId } },
    headers: { Accept: "text/event-stream" },
    parseAs: "stream",
  });
  if (!data) throw new Error(`cannot be followed: ${JSON.stringify(error)}`);
  let rest = "";
  for await (const piece of data.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = new Map(block.split("\n").map((line) => [line.split(":", 1)[0], line.replace(/^\w*: ?/, "")]));
      const data = fields.get("data");
      if (data && fields.has("id") && fields.get("event") !== "bookmark") yield JSON.parse(data);
    }
  }
}

async function main(): Promise<void> {
  const id = await create(setting("SITEWRIGHT_PROMPT"));
  const events: string[] = [];
  let prompted = false;
  let healthy = false;
  for await (const event of follow(id)) {
    events.push(event.type);
    prompted ||= event.type === "job.completed" && event.data["kind"] === "agent.prompt";
    healthy ||= event.type === "project.observed-state.changed" && event.data["to"] === "healthy";
    if (prompted && healthy) break;
  }
  const { data: project } = await api.GET("/api/v1/projects/{projectId}", { params: { path: { projectId: id } } });
  if (!project?.previewUrl) throw new Error(`no preview: ${JSON.stringify(project)}`);
  const page = await (await fetch(project.previewUrl)).text();
  console.log(JSON.stringify({ project, events, page }));
}

main().then(
  () => process.exit(0),
  (failure) => {
    console.error(failure);
    process.exit(1);
  },
);
