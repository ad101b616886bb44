// A receiver of webhooks with npm's standardwebhooks. Says its port, reads the secret from its input, and prints type, webhook-id, number and project
// of every message whose signature is good. Every third message is not taken when it comes first.
import { once } from "node:events";
import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

const seen = new Set();
let secret;

const server = createServer(async (request, response) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const body = Buffer.concat(pieces).toString();
  try {
    const { type, data } = new Webhook(await secret).verify(body, request.headers);
    const id = request.headers["webhook-id"];
    const refused = !seen.has(id) && seen.size % 3 === 2;
    seen.add(id);
    if (!refused) console.log(`${type} ${id} ${data.number} ${data.projectId}`);
    response.writeHead(refused ? 503 : 204).end();
  } catch (failure) {
    console.error(String(failure));
    console.log("bad - 0 -");
    response.writeHead(400).end();
  }
});

secret = once(process.stdin, "data").then(([line]) => line.toString().trim());
server.listen(0, "127.0.0.1", () => console.log(`${server.address().port}`));
