// What the test says: where the stream is, who asks, and which types of facts there are (EventSource tells only those it is asked for).
const { STREAM_URL, STREAM_TOKEN, STREAM_COOKIE, STREAM_TYPES, STREAM_BROWSER } = process.env;
export const url = STREAM_URL;
export const token = STREAM_TOKEN;
export const cookie = STREAM_COOKIE;
export const types = STREAM_TYPES.split(",");
export const browser = STREAM_BROWSER;
