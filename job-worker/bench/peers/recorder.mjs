/** @returns {number} the machine's monotonic clock in microseconds: the same in all processes, as Java's System.nanoTime() on Linux */
export function micros() {
  return Number(process.hrtime.bigint() / 1000n);
}

/** Remembers which jobs began, and when. */
export class Recorder {
  constructor() {
    this.reset();
  }

  reset() {
    this.handled = 0;
    this.distinct = 0;
    this.firstAt = 0;
    this.latencies = [];
    this.seen = new Uint8Array(1 << 16);
    this.waiting = [];
  }

  started(job) {
    const now = micros();
    this.firstAt ||= now;
    if (job.at > 0) {
      this.latencies.push(now - job.at);
    }
    if (job.n >= this.seen.length) {
      const larger = new Uint8Array(Math.max(job.n + 1, this.seen.length * 2));
      larger.set(this.seen);
      this.seen = larger;
    }
    this.distinct += this.seen[job.n] === 0 ? 1 : 0;
    this.seen[job.n] = 1;
    this.handled++;
    if (this.waiting.length > 0) {
      this.waiting.filter(({ handled }) => handled <= this.handled).forEach(({ resolve }) => resolve());
    }
  }

  /** @returns how many jobs began, as soon as `handled` did or the time is over */
  async await(handled, timeoutMs) {
    if (this.handled < handled && timeoutMs > 0) {
      const waiter = { handled };
      waiter.done = new Promise((resolve) => (waiter.resolve = resolve));
      const timer = setTimeout(waiter.resolve, timeoutMs);
      this.waiting.push(waiter);
      await waiter.done;
      clearTimeout(timer);
      this.waiting = this.waiting.filter((other) => other !== waiter);
    }
    return { handled: this.handled, distinct: this.distinct, firstAt: this.firstAt };
  }
}
