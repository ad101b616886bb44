package dev.sitewright.bench.events;

/**
 * How much of everything.
 *
 * @param deliveries about how many facts all readers of a fan-out get together
 * @param crowd readers of the largest fan-out, and idle ones
 * @param warmUpSeconds how long facts come at a steady pace before anything is measured: nearly all of a server's code that matters is compiled by then
 * @param paceSeconds how long facts come at a steady pace
 * @param behind how many facts the reader that catches up is behind
 * @param catchUps how often readers catch up with 1 000 facts
 * @param stallSeconds how long readers stall
 */
record StreamSizes(
        int deliveries, int crowd, int warmUpSeconds, int paceSeconds, int behind, int catchUps, int stallSeconds) {
    static StreamSizes full() {
        return new StreamSizes(100_000, 5_000, 180, 20, 100_000, 200, 20);
    }

    static StreamSizes quick() {
        return new StreamSizes(20_000, 5_000, 20, 8, 100_000, 60, 8);
    }
}
