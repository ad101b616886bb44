import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';
import { versionOf } from './versions.mjs';

/** The configuration of its own performance page (worker.graphile.org/docs/performance); without batching it is that page's other one. */
const BATCHING = { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };
const POOL_SIZE = 25;

const onlyErrors = new Logger(() => (level, message) => {
  if (level === 'error') {
    console.error(message);
  }
});

const NO_LIMIT = 'has no concurrency limit but the serial queue (a limit of one)';

export function graphileWorker({ isBatched }) {
  let pool;
  let utils;
  let runner;

  const specOf = (job) => ({ identifier: 'bench', payload: job });

  return {
    async open({ host, port, name, user, password }) {
      pool = new pg.Pool({ host, port, database: name, user, password, max: POOL_SIZE });
      utils = await makeWorkerUtils({ pgPool: pool, logger: onlyErrors });
      await utils.migrate();
      return {
        version: versionOf('graphile-worker'),
        settings: isBatched
          ? 'localQueue 500, completeJobBatchDelay 0, failJobBatchDelay 0, pool 25'
          : 'as it comes, pool 25',
        clear: 'truncate graphile_worker._private_jobs, graphile_worker._private_job_queues',
        left: 'select count(*) from graphile_worker._private_jobs',
        done: null,
        lacks: isBatched ? { limit: NO_LIMIT, 'drain-no-prefetch': 'that is the row graphile-worker' } : { limit: NO_LIMIT },
      };
    },
    enqueue: (job) => utils.addJob('bench', job),
    enqueueAll: (jobs) => utils.addJobs(jobs.map(specOf)),
    async start({ concurrency }, runJob) {
      runner = await run({
        pgPool: pool,
        logger: onlyErrors,
        noHandleSignals: true,
        taskList: { bench: (job) => runJob(job) },
        preset: { worker: { concurrentJobs: concurrency, maxPoolSize: POOL_SIZE, ...(isBatched ? BATCHING : {}) } },
      });
    },
    async stop() {
      await runner.stop();
    },
    async close() {
      await utils?.release();
      await pool?.end();
    },
  };
}
