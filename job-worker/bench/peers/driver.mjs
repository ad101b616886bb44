// The side of a Node.js job queue that the benchmark talks to: one JSON request per line on stdin, one JSON reply per line on stdout.
// The same protocol as the Java drivers (dev.sitewright.bench.driver.DriverMain), so that all systems are measured alike.
//
//   node driver.mjs graphile-worker | graphile-worker-batched | pg-boss-fetch | pg-boss-work
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Recorder, micros } from './recorder.mjs';

const systems = {
  'graphile-worker': async () => (await import('./graphile-worker.mjs')).graphileWorker({ isBatched: false }),
  'graphile-worker-batched': async () => (await import('./graphile-worker.mjs')).graphileWorker({ isBatched: true }),
  'pg-boss-fetch': async () => (await import('./pg-boss.mjs')).pgBoss({ mode: 'fetch' }),
  'pg-boss-work': async () => (await import('./pg-boss.mjs')).pgBoss({ mode: 'work' }),
};

const queue = await systems[process.argv[2]]();
const recorder = new Recorder();

async function runJob(job) {
  recorder.started(job);
  if (job.sleepMs > 0) {
    await sleep(job.sleepMs);
  }
}

const jobOf = (work, n) => ({ n, at: 0, sleepMs: work.sleepMs, project: work.project, limited: work.limited });

async function enqueueEach(work) {
  const end = work.from + work.count;
  let next = work.from;
  const caller = async () => {
    while (next < end) {
      await queue.enqueue(jobOf(work, next++));
    }
  };
  await Promise.all(Array.from({ length: work.callers }, caller));
}

async function enqueueMany(work) {
  for (let from = work.from; from < work.from + work.count; from += work.batch) {
    const size = Math.min(work.batch, work.from + work.count - from);
    await queue.enqueueAll(Array.from({ length: size }, (_, i) => jobOf(work, from + i)));
  }
}

/** One job at a time at fixed instants, whether or not the one before is stored: a slow queue must not slow its own clock. */
async function pace(work) {
  const begin = micros();
  const pending = [];
  for (let i = 0; i < work.count; i++) {
    const due = begin + (i * 1e6) / work.perSecond;
    await sleep(Math.max(0, (due - micros()) / 1000));
    pending.push(queue.enqueue({ ...jobOf(work, work.from + i), at: micros() }));
  }
  await Promise.all(pending);
}

/** Keeps a bounded backlog for a while; the bound keeps a slow queue from drowning in it. */
async function load({ millis, backlog, batch }) {
  const end = micros() + millis * 1000;
  let enqueued = 0;
  while (micros() < end) {
    if (enqueued - recorder.handled >= backlog) {
      await sleep(1);
      continue;
    }
    const from = enqueued;
    await queue.enqueueAll(Array.from({ length: batch }, (_, i) => jobOf({ sleepMs: 0 }, from + i)));
    enqueued += batch;
  }
  return { enqueued };
}

const calls = {
  open: (database) => queue.open(database),
  start: (options) => queue.start(options, runJob),
  stop: () => queue.stop(),
  enqueueEach,
  enqueueMany,
  pace,
  load,
  await: ({ handled, timeoutMs }) => recorder.await(handled, timeoutMs),
  latencies: () => ({ micros: recorder.latencies }),
  reset: () => recorder.reset(),
  close: async () => {
    await queue.close();
    lines.close();
  },
};

async function answer(line) {
  const { id, call, args } = JSON.parse(line);
  let reply;
  try {
    reply = { id, value: (await calls[call](args)) ?? {} };
  } catch (failure) {
    console.error(failure);
    reply = { id, error: `${call}: ${failure.message}` };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}

console.log = console.error; // stdout is the protocol's
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => void answer(line));
lines.on('close', () => setImmediate(() => process.exit(0)));
