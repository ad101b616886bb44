// Uses OpenCode's own SDK through the gateway, unchanged, with a personal token: what it does is told as JSON at the end.
// Environment: SITEWRIGHT_URL, SITEWRIGHT_TOKEN, SITEWRIGHT_PROJECT and SITEWRIGHT_FOREIGN (a session of somebody else's project).
import { createOpencodeClient } from "@opencode-ai/sdk/v2/client";

const { SITEWRIGHT_URL, SITEWRIGHT_TOKEN, SITEWRIGHT_PROJECT, SITEWRIGHT_FOREIGN } = process.env;
const client = createOpencodeClient({
  baseUrl: `${SITEWRIGHT_URL}/api/v1/projects/${SITEWRIGHT_PROJECT}/opencode`,
  headers: { authorization: `Bearer ${SITEWRIGHT_TOKEN}` },
  directory: "/",
});
const told = { events: [], answers: [] };

function good(answer, what) {
  if (answer.error) throw new Error(`${what}: ${JSON.stringify(answer.error)}`);
  return answer.data;
}

// Everything that waits is answered as it is heard of.
const events = await client.event.subscribe();
const listening = (async () => {
  for await (const event of events.stream) {
    told.events.push(event.type);
    if (event.type === "permission.asked") {
      good(await client.permission.reply({ requestID: event.properties.id, reply: "once" }), "permission");
      told.answers.push("permission");
    }
    if (event.type === "question.asked") {
      good(await client.question.reply({ requestID: event.properties.id, answers: [["Blue"]] }), "question");
      told.answers.push("question");
    }
  }
})();

const session = good(await client.session.create({ title: "By the SDK" }), "create");
told.session = session.id;
const say = async (text) =>
  good(await client.session.prompt({ sessionID: session.id, parts: [{ type: "text", text }] }), text);

told.first = (await say("ask which colour")).parts.filter((part) => part.type === "text").map((part) => part.text);
const written = await say("write under permission");
told.second = written.parts.filter((part) => part.type === "text").map((part) => part.text);
await say("plan it");
told.todos = good(await client.session.todo({ sessionID: session.id }), "todo").map((todo) => todo.content);
told.messages = good(await client.session.messages({ sessionID: session.id }), "messages").length;
told.sessions = good(await client.session.list(), "list").map((one) => one.id);
const file = async () => good(await client.file.read({ path: "sdk.txt" }), "read").content;
told.file = await file();

const prompt = good(await client.session.messages({ sessionID: session.id }), "messages").filter(
  (message) => message.info.role === "user",
)[1].info.id;
told.diff = good(await client.session.diff({ sessionID: session.id, messageID: prompt }), "diff").map((one) => one.file);
good(await client.session.revert({ sessionID: session.id, messageID: prompt }), "revert");
told.reverted = (await client.file.read({ path: "sdk.txt" })).data?.content ?? "";
good(await client.session.unrevert({ sessionID: session.id }), "unrevert");
told.brought = await file();

// What leads out of the project is not there.
told.outside = [
  (await client.session.get({ sessionID: SITEWRIGHT_FOREIGN })).response.status,
  (await client.session.messages({ sessionID: SITEWRIGHT_FOREIGN })).response.status,
  (await client.file.read({ path: "../../secrets" })).response.status,
  (await client.session.prompt({
    sessionID: session.id,
    parts: [{ type: "file", mime: "text/plain", url: "file:///etc/passwd" }],
  })).response.status,
  (await client.config.get()).response.status,
  (await client.pty.list()).response.status,
];
told.providers = JSON.stringify(good(await client.provider.list(), "providers"));

console.log(JSON.stringify(told));
listening.catch(() => undefined);
process.exit(0);
