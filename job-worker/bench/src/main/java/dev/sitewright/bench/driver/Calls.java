package dev.sitewright.bench.driver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bench.protocol.Lines;
import dev.sitewright.bench.protocol.Load;
import dev.sitewright.bench.protocol.Load.Loaded;
import dev.sitewright.bench.protocol.Monotonic;
import dev.sitewright.bench.protocol.Progress.Awaited;
import dev.sitewright.bench.protocol.Work;
import dev.sitewright.bench.protocol.WorkerOptions;
import dev.sitewright.launcher.embedded.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What can be asked of a driver. */
final class Calls {
    private static final Object NOTHING = Map.of();
    private static final int PACED_CALLERS = 24; // a slow queue must not slow the clock that feeds it

    private final QueueDriver queue;
    private final Recorder recorder = new Recorder();

    Calls(QueueDriver queue) {
        this.queue = queue;
    }

    Object answer(String call, JsonNode args) throws Exception {
        return switch (call) {
            case "open" -> queue.open(Lines.as(args, Database.class));
            case "start" -> start(Lines.as(args, WorkerOptions.class));
            case "stop" -> stop();
            case "enqueueEach" -> enqueueEach(Lines.as(args, Work.class));
            case "enqueueMany" -> enqueueMany(Lines.as(args, Work.class));
            case "pace" -> pace(Lines.as(args, Work.class));
            case "load" -> load(Lines.as(args, Load.class));
            case "await" -> recorder.await(Lines.as(args, Awaited.class));
            case "latencies" -> recorder.latencies();
            case "reset" -> reset();
            case "close" -> close();
            default -> throw new IllegalArgumentException("unknown call");
        };
    }

    private Object start(WorkerOptions options) throws Exception {
        queue.start(options, recorder);
        return NOTHING;
    }

    private Object stop() throws Exception {
        queue.stop();
        return NOTHING;
    }

    private Object reset() {
        recorder.reset();
        return NOTHING;
    }

    private Object close() throws Exception {
        queue.close();
        return NOTHING;
    }

    private Object enqueueEach(Work work) throws Exception {
        queue.enqueueEach(work.count(), work.callers(), i -> job(work, work.from() + i));
        return NOTHING;
    }

    private Object enqueueMany(Work work) throws Exception {
        var end = work.from() + work.count();
        for (int from = work.from(); from < end; from += work.batch()) {
            queue.enqueueAll(jobs(work, from, Math.min(end, from + work.batch())));
        }
        return NOTHING;
    }

    /** One job at a time at fixed instants, whether or not the one before is stored. */
    private Object pace(Work work) throws Exception {
        var begin = System.nanoTime();
        var pending = new ArrayList<Future<?>>();
        try (var callers = Executors.newFixedThreadPool(PACED_CALLERS)) {
            for (int i = 0; i < work.count(); i++) {
                TimeUnit.NANOSECONDS.sleep(begin + i * 1_000_000_000L / work.perSecond() - System.nanoTime());
                var job = new Job(work.from() + i, Monotonic.micros(), work.sleepMs(), work.project(), work.limited());
                pending.add(callers.submit(() -> {
                    queue.enqueue(job);
                    return true;
                }));
            }
        }
        for (var job : pending) {
            job.get();
        }
        return NOTHING;
    }

    /** Keeps a bounded backlog for a while; the bound keeps a slow queue from drowning in it. */
    private Object load(Load load) throws Exception {
        var end = Monotonic.micros() + load.millis() * 1_000;
        int enqueued = 0;
        while (Monotonic.micros() < end) {
            if (enqueued - recorder.handled() >= load.backlog()) {
                TimeUnit.MILLISECONDS.sleep(1);
                continue;
            }
            queue.enqueueAll(jobs(Work.of(load.batch()), enqueued, enqueued + load.batch()));
            enqueued += load.batch();
        }
        return new Loaded(enqueued);
    }

    private static List<Job> jobs(Work work, int from, int end) {
        return IntStream.range(from, end).mapToObj(n -> job(work, n)).toList();
    }

    private static Job job(Work work, int n) {
        return new Job(n, 0, work.sleepMs(), work.project(), work.limited());
    }
}
