import { setTimeout as sleep } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { versionOf } from './versions.mjs';

const QUEUE = 'bench';
const BATCH = 100;
const FETCHERS = 4; // more of them only wait for each other on two cores
const IDLE_MS = 20;

const OWN_LOOP = 'fetch() returns at once: how soon a job starts is up to the loop around it; see pg-boss-work';

const SYSTEMS = {
  fetch: {
    settings: `fetch() and complete() in ${FETCHERS} loops, batches of ${BATCH}`,
    lacks: { 'latency-across': OWN_LOOP, 'latency-in-process': OWN_LOOP, 'quiet-project': OWN_LOOP, idle: OWN_LOOP },
  },
  work: {
    settings: `work() with batchSize ${BATCH}, localConcurrency ${FETCHERS}, burstWhenBatchFull, LISTEN/NOTIFY on`,
    lacks: { 'drain-no-prefetch': 'work() with batchSize 1 takes one job per polling interval, at least 0.5 s' },
  },
};

/** A batch runs with a bound, so that all loops together keep to the concurrency that is asked for. */
async function runAll(jobs, atOnce, runJob) {
  for (let from = 0; from < jobs.length; from += atOnce) {
    await Promise.all(jobs.slice(from, from + atOnce).map((job) => runJob(job.data)));
  }
}

const sendOptions = (job) => (job.limited ? { group: { id: 'limited' } } : {});

/** Either its own polling workers, or the bare fetch and complete calls in loops of ours, which are faster. */
export function pgBoss({ mode }) {
  let boss;
  let loops = [];
  let isStopping = false;

  const limited = (limit, options) => (limit > 0 ? { ...options, groupConcurrency: limit } : options);

  async function fetchAndComplete(batchSize, atOnce, limit, runJob) {
    while (!isStopping) {
      const jobs = await boss.fetch(QUEUE, limited(limit, { batchSize }));
      if (jobs.length === 0) {
        await sleep(IDLE_MS);
        continue;
      }
      await runAll(jobs, atOnce, runJob);
      await boss.complete(
        QUEUE,
        jobs.map((job) => job.id),
      );
    }
  }

  const work = (atOnce, limit, runJob) =>
    boss.work(
      QUEUE,
      limited(limit, {
        batchSize: limit > 0 ? atOnce : BATCH, // it polls again at once after a full batch only, and the limit would cut it short
        localConcurrency: FETCHERS,
        pollingIntervalSeconds: 0.5,
        burstWhenBatchFull: true,
      }),
      (jobs) => runAll(jobs, atOnce, runJob),
    );

  return {
    async open({ host, port, name, user, password }) {
      boss = new PgBoss({ host, port, database: name, user, password, max: 25, useListenNotify: mode === 'work' });
      boss.on('error', (failure) => console.error(failure));
      await boss.start();
      await boss.createQueue(QUEUE, { notify: mode === 'work' });
      return {
        version: versionOf('pg-boss'),
        clear: 'truncate pgboss.job cascade',
        left: `select count(*) from pgboss.job where name = '${QUEUE}' and state < 'completed'`,
        done: `select count(*) from pgboss.job where name = '${QUEUE}' and state = 'completed'`,
        ...SYSTEMS[mode],
      };
    },
    enqueue: (job) => boss.send(QUEUE, job, sendOptions(job)),
    enqueueAll: (jobs) =>
      boss.insert(
        QUEUE,
        jobs.map((job) => ({ data: job, ...sendOptions(job) })),
      ),
    async start({ concurrency, prefetch, limit }, runJob) {
      isStopping = false;
      if (mode === 'work') {
        await work(Math.ceil(concurrency / FETCHERS), limit, runJob);
      } else {
        const [count, batchSize] = prefetch ? [FETCHERS, BATCH] : [concurrency, 1];
        const atOnce = Math.ceil(concurrency / count);
        loops = Array.from({ length: count }, () => fetchAndComplete(batchSize, atOnce, limit, runJob));
      }
    },
    async stop() {
      isStopping = true;
      await (mode === 'work' ? boss.offWork(QUEUE, { wait: true }) : Promise.all(loops));
    },
    async close() {
      await boss?.stop({ graceful: false });
    },
  };
}
