package dev.sitewright.platform.stream;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A log of which many readers read the same: a crowd that has fallen behind would else ask for each page once per reader. Pages begin at
 * round numbers, so that readers at different places share them. One that is full never changes and is kept for a while; one that is not is
 * shared by those who ask while it is being read, and is read anew after that.
 */
public final class SharedPages implements EventLog {
    private static final int KEPT = 16;

    private final EventLog log;
    private final Map<Place, Uni<List<Frame.Fact>>> pages = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Uni<List<Frame.Fact>>> eldest) {
            return size() > KEPT;
        }
    };

    /** Shares what is read from a log. */
    public SharedPages(EventLog log) {
        this.log = log;
    }

    private record Place(String stream, long after, int limit) {}

    @Override
    public Uni<Bounds> bounds(String stream) {
        return log.bounds(stream);
    }

    @Override
    public Uni<Map<String, Long>> heads(Set<String> streams) {
        return log.heads(streams);
    }

    @Override
    public Uni<List<Frame.Fact>> page(String stream, long after, int limit) {
        return shared(new Place(stream, after - after % limit, limit))
                .map(page -> page.stream().filter(fact -> fact.number() > after).toList())
                .chain(found -> found.isEmpty() // it was read before that fact was there, or ended before it: its
                        // facts are large
                        ? shared(new Place(stream, after, limit))
                        : Uni.createFrom().item(found));
    }

    private Uni<List<Frame.Fact>> shared(Place place) {
        synchronized (pages) {
            return pages.computeIfAbsent(place, this::read);
        }
    }

    private Uni<List<Frame.Fact>> read(Place place) {
        return log.page(place.stream(), place.after(), place.limit())
                .onItemOrFailure()
                .invoke((page, failure) -> {
                    if (page == null || page.size() < place.limit()) {
                        forget(place);
                    }
                })
                .memoize()
                .indefinitely();
    }

    private void forget(Place place) {
        synchronized (pages) {
            pages.remove(place);
        }
    }
}
