// The browser's own EventSource, on a page of the gateway's origin, with the session's cookie.
import puppeteer from "puppeteer-core";
import { browser, cookie, types, url } from "./settings.mjs";

const chromium = await puppeteer.launch({
  executablePath: browser,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
process.on("SIGTERM", () => chromium.close().finally(() => process.exit()));
const page = await chromium.newPage();
const origin = new URL(url).origin;
await chromium.setCookie({ name: "sitewright_session", value: cookie, domain: new URL(url).hostname, path: "/", httpOnly: true });
await page.exposeFunction("tell", (number) => console.log(number));
await page.exposeFunction("warn", (words) => console.error(words));
await page.goto(`${origin}/api/v1/status`);
await page.evaluate(
  (address, names) => {
    const source = new EventSource(address);
    for (const name of names) {
      source.addEventListener(name, ({ data }) => {
        const { number } = JSON.parse(data);
        if (number) tell(number); // a piece of growing text has none
      });
    }
    source.onerror = () => warn(`error, state ${source.readyState}`);
  },
  url,
  types,
);
