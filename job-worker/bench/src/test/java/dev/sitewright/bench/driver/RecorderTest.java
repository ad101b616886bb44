package dev.sitewright.bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.bench.protocol.Monotonic;
import dev.sitewright.bench.protocol.Progress.Awaited;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private final Recorder recorder = new Recorder();

    private static Job job(int n, long at) {
        return new Job(n, at, 0, null, false);
    }

    @Test
    void a_job_that_begins_twice_shows() throws InterruptedException {
        recorder.started(job(0, 0));
        recorder.started(job(1, 0));
        recorder.started(job(1, 0));
        var progress = recorder.await(new Awaited(3, 1_000));
        assertThat(progress.handled()).isEqualTo(3);
        assertThat(progress.distinct()).isEqualTo(2);
    }

    @Test
    void waiting_ends_with_the_time() throws InterruptedException {
        assertThat(recorder.await(new Awaited(1, 10)).handled()).isZero();
    }

    @Test
    void latency_is_kept_of_those_jobs_only_that_say_when_they_were_wished_for() {
        recorder.started(job(0, 0));
        recorder.started(job(1, Monotonic.micros() - 5_000));
        assertThat(recorder.latencies().micros()).hasSize(1);
        assertThat(recorder.latencies().micros()[0]).isGreaterThanOrEqualTo(5_000);
    }

    @Test
    void everything_can_be_forgotten() throws InterruptedException {
        recorder.started(job(0, 1));
        recorder.reset();
        assertThat(recorder.await(new Awaited(0, 0)).distinct()).isZero();
        assertThat(recorder.latencies().micros()).isEmpty();
    }
}
