package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.extension.ModelTrouble;
import dev.sitewright.bridge.record.Session;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Notices prompts that no model has begun to answer, and looks whether there is anything where it is to be. OpenCode 1.18.33 waits for minutes for
 * an address that swallows what is sent there, and says nothing of it (not a word in 90 s, measured).
 */
@ApplicationScoped
class Silence {
    private static final int MOST = 1_000;
    private static final String BEGUN = """
            select exists (select from part p join message m on m.id = p.message_id
                where m.session_id = $1 and m.role = 'assistant' and m.id > $2) as begun
            """;

    private final ModelTrouble trouble;
    private final Pool pool;
    private final PromptConfig config;
    private final Clock clock;

    /** When it was last looked for whom; guarded by itself. */
    private final Map<String, Instant> looks = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    Silence(ModelTrouble trouble, Pool pool, PromptConfig config, Clock clock) {
        this.trouble = trouble;
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    /** @return why nobody will answer a prompt that its session works on; empty when somebody may */
    Uni<Optional<Diagnostic>> of(Prompt prompt, Session session) {
        var model = prompt.manner().usedModel();
        return model == null || prompt.diagnostic() != null || !isDue(prompt)
                ? Uni.createFrom().item(Optional.empty())
                : begun(prompt)
                        .chain(begun -> begun
                                ? Uni.createFrom().item(Optional.empty())
                                : trouble.absence(session.projectId(), session.ownerId(), model));
    }

    private boolean isDue(Prompt prompt) {
        var sent = prompt.sentAt();
        var now = clock.instant();
        synchronized (looks) {
            var last = looks.getOrDefault(prompt.id(), sent == null ? now : sent);
            if (sent == null || now.isBefore((last.isAfter(sent) ? last : sent).plus(config.silence()))) {
                return false;
            }
            looks.put(prompt.id(), now);
            return true;
        }
    }

    private Uni<Boolean> begun(Prompt prompt) {
        return pool.preparedQuery(BEGUN)
                .execute(Tuple.of(prompt.sessionId(), prompt.messageId()))
                .map(rows -> rows.iterator().next().getBoolean("begun"));
    }
}
