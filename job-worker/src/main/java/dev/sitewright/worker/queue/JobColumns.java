package dev.sitewright.worker.queue;

import dev.sitewright.worker.queue.JobForm.Flow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Many jobs as the parameters of one statement: an array for each column. Unpacking those costs PostgreSQL a third of what JSON would. */
final class JobColumns {
    private final List<JobForm> forms = new ArrayList<>();
    private final Map<JobForm, Integer> numbers = new HashMap<>();
    private final Map<Flow, Integer> flows = new HashMap<>();

    private JobColumns() {}

    /** @return the values of {@code enqueue_jobs}, in its order */
    static List<@Nullable Object> of(List<JobRow> jobs) {
        return new JobColumns().values(jobs);
    }

    private List<@Nullable Object> values(List<JobRow> jobs) {
        var ids = new UUID[jobs.size()];
        var args = new String[jobs.size()];
        var formOf = new Integer[jobs.size()];
        var nths = new Integer[jobs.size()];
        JobForm last = null;
        Flow flow = null;
        for (int n = 0; n < ids.length; n++) {
            var job = jobs.get(n);
            ids[n] = job.id();
            args[n] = job.args();
            if (last == null || !job.form().equals(last)) {
                last = job.form();
                flow = last.flow();
            }
            formOf[n] = n > 0 && last.equals(jobs.get(n - 1).form()) ? formOf[n - 1] : number(last);
            nths[n] = flows.merge(Objects.requireNonNull(flow), 1, Integer::sum);
        }
        var keys = jobs.stream().anyMatch(job -> job.dedupeKey() != null)
                ? jobs.stream().map(JobRow::dedupeKey).toArray(String[]::new)
                : null;
        return Arrays.asList(
                ids,
                args,
                keys,
                formOf,
                nths,
                column(String[]::new, JobForm::kind),
                column(String[]::new, JobForm::projectId),
                column(String[]::new, JobForm::ownerId),
                column(String[]::new, JobForm::groupKey),
                column(Integer[]::new, JobForm::lane),
                column(Short[]::new, form -> (short) form.maxAttempts()),
                column(Long[]::new, JobForm::timeoutMs),
                column(Long[]::new, JobForm::deadlineMs),
                column(Long[]::new, JobForm::delayMs),
                column(String[]::new, JobForm::correlationId),
                column(UUID[]::new, JobForm::parentId),
                column(String[]::new, JobForm::limitKey),
                column(Boolean[]::new, JobForm::quiet));
    }

    private int number(JobForm form) {
        return numbers.computeIfAbsent(form, added -> {
            forms.add(added);
            return forms.size();
        });
    }

    private <T> @Nullable T[] column(IntFunction<@Nullable T[]> array, Function<JobForm, @Nullable T> field) {
        return forms.stream().map(field).toArray(array);
    }
}
