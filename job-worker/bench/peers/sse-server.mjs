// The event server that one writes in an afternoon: facts are posted, one JSON per line, and written to every connection that is there. Nothing is kept.
import { createServer } from "node:http";

const streams = new Map(); // address -> {number, clients}
const at = (url) => streams.get(url) ?? streams.set(url, { number: 0, clients: new Set() }).get(url);

function follow(stream, response) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  response.write(`event: hello\ndata: {"head":${stream.number}}\n\n`);
  stream.clients.add(response);
  response.on("close", () => stream.clients.delete(response));
}

function tell(stream, facts) {
  for (const data of facts) {
    const frame = `id: ${++stream.number}\nevent: job.progressed\ndata: {"number":${stream.number},"data":${data}}\n\n`;
    for (const client of stream.clients) client.write(frame);
  }
}

const server = createServer((request, response) => {
  const stream = at(request.url);
  if (request.method === "GET") return follow(stream, response);
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    tell(stream, body.split("\n"));
    response.end();
  });
});
server.listen(0, "127.0.0.1", 16_384, () => console.log(server.address().port));
