// npm's eventsource: connects again by itself.
import { EventSource } from "eventsource";
import { token, types, url } from "./settings.mjs";

const source = new EventSource(url, {
  fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } }),
});
for (const type of types) {
  source.addEventListener(type, ({ data }) => {
    const { number } = JSON.parse(data);
    if (number) console.log(number); // a piece of growing text has none
  });
}
source.addEventListener("error", (event) => console.error(`error: ${event.message}, state ${source.readyState}`));
