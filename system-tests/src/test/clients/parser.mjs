// npm's eventsource-parser, with the loop that its user writes.
import { setTimeout } from "node:timers/promises";
import { createParser } from "eventsource-parser";
import { token, url } from "./settings.mjs";

let last = "";
const parser = createParser({
  onEvent: ({ id, data }) => {
    if (id === undefined) return;
    last = id;
    if (JSON.parse(data).type) console.log(id); // a bookmark has no type
  },
});

for (;;) {
  try {
    const headers = { Authorization: `Bearer ${token}`, Accept: "text/event-stream", ...(last && { "Last-Event-ID": last }) };
    const response = await fetch(url, { headers });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    const text = new TextDecoder();
    for await (const chunk of response.body) parser.feed(text.decode(chunk, { stream: true }));
  } catch (failure) {
    console.error(String(failure));
  }
  parser.reset();
  await setTimeout(500);
}
