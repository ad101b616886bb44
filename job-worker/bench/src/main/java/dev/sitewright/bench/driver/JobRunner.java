package dev.sitewright.bench.driver;

/** What a queue calls for each job it runs. */
public interface JobRunner {
    /** Notes that the job began. Never blocks. */
    void started(Job job);

    /** Does the whole job on the calling thread: notes that it began, and takes as long as it should. */
    default void run(Job job) throws InterruptedException {
        started(job);
        if (job.sleepMs() > 0) {
            Thread.sleep(job.sleepMs());
        }
    }
}
