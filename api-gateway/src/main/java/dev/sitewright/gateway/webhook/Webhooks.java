package dev.sitewright.gateway.webhook;

import dev.sitewright.gateway.delivery.DeliveryConfig;
import dev.sitewright.gateway.delivery.DeliveryLog;
import dev.sitewright.gateway.delivery.DeliveryView;
import dev.sitewright.gateway.delivery.Positions;
import dev.sitewright.gateway.delivery.Secrets;
import dev.sitewright.gateway.delivery.Secrets.NewSecret;
import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Scope.OwnedBy;
import dev.sitewright.platform.repository.Sort;
import dev.sitewright.platform.repository.Where;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes webhooks. Changes work in the current transaction. */
@ApplicationScoped
class Webhooks {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.WEBHOOK_NOT_FOUND);

    private final WebhookRepository webhooks;
    private final Positions positions;
    private final DeliveryLog log;
    private final Secrets secrets;
    private final DeliveryConfig config;
    private final Audit audit;
    private final Clock clock;

    Webhooks(
            WebhookRepository webhooks,
            Positions positions,
            DeliveryLog log,
            Secrets secrets,
            DeliveryConfig config,
            Audit audit,
            Clock clock) {
        this.webhooks = webhooks;
        this.positions = positions;
        this.log = log;
        this.secrets = secrets;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** A webhook that has another secret now. */
    private record Made(Webhook webhook, NewSecret secret) {
        WebhookView view() {
            return webhook.view().with(secret);
        }
    }

    /** What became of a webhook. */
    private record Changed(Webhook webhook, WebhookView before) {}

    /** @return the new webhooks with their secrets; they are sent what happens from now on */
    Uni<List<Result<WebhookView>>> create(Origin origin, List<NewWebhook> asked) {
        var made = asked.stream().map(item -> make(origin.actorId(), item)).toList();
        var rows = made.stream().map(Made::webhook).toList();
        return webhooks.insert(rows)
                .chain(Webhooks::flush)
                .chain(() -> positions.toTheEnd(
                        origin.actorId(), rows.stream().map(Webhook::id).toList()))
                .call(() -> audit.append(
                        origin,
                        rows.stream()
                                .map(row -> audited("webhook.create", row, null, row.view()))
                                .toList()))
                .replaceWith(
                        () -> made.stream().map(one -> Result.done(one.view())).toList());
    }

    private Made make(String owner, NewWebhook asked) {
        var id = Ids.next(Webhook.PREFIX);
        var secret = secrets.next(id);
        return new Made(new Webhook(id, owner, asked, secret, now()), secret);
    }

    /** @return the webhooks as they are now; those that are enabled again are sent what happens from now on */
    Uni<List<Result<WebhookView>>> patch(Origin origin, List<Patching<WebhookPatch>> asked) {
        return locked(origin.actorId(), Targeted.ids(asked))
                .map(found -> Targeted.each(asked, found, NOT_FOUND, Webhooks::change))
                .chain(results -> flush().replaceWith(results))
                .call(results -> positions.toTheEnd(origin.actorId(), awoken(good(results))))
                .call(results -> tell(origin, "webhook.update", good(results)))
                .map(results -> views(results, changed -> changed.webhook().view()));
    }

    private static Result<Changed> change(Patching<WebhookPatch> asked, Webhook webhook) {
        var before = webhook.view();
        webhook.change(asked.patch());
        return Result.done(new Changed(webhook, before));
    }

    private static List<String> awoken(List<Changed> changed) {
        return changed.stream()
                .filter(one -> one.webhook().isEnabled() && !one.before().enabled())
                .map(one -> one.webhook().id())
                .toList();
    }

    /** @return the webhooks with new secrets; the present ones sign, too, for a while */
    Uni<List<Result<WebhookView>>> rotate(Origin origin, List<Target> asked) {
        var until = now().plus(config.rotation());
        return locked(origin.actorId(), Targeted.ids(asked))
                .map(found -> Targeted.each(asked, found, NOT_FOUND, (item, row) -> Result.done(rotate(row, until))))
                .chain(results -> flush().replaceWith(results))
                .call(results -> audit.append(
                        origin,
                        good(results).stream()
                                .map(made -> audited("webhook.rotate-secret", made.webhook(), null, null))
                                .toList()))
                .map(results -> views(results, Made::view));
    }

    private Made rotate(Webhook webhook, Instant until) {
        var secret = secrets.next(webhook.id());
        webhook.rotate(secret, until);
        return new Made(webhook, secret);
    }

    /** @return the webhooks as they were; what waits for them goes with them */
    Uni<List<Result<WebhookView>>> delete(Origin origin, List<Target> asked) {
        return locked(origin.actorId(), Targeted.ids(asked))
                .map(found -> Targeted.each(
                        asked, found, NOT_FOUND, (item, row) -> Result.done(new Changed(row, row.view()))))
                .call(results -> webhooks.delete(
                        new OwnedBy(origin.actorId()),
                        WebhookFields.ids(good(results).stream()
                                .map(gone -> gone.webhook().id())
                                .toList())))
                .call(results -> audit.append(
                        origin,
                        good(results).stream()
                                .map(gone -> audited("webhook.delete", gone.webhook(), gone.before(), null))
                                .toList()))
                .map(results -> views(results, Changed::before));
    }

    /** @return what is sent to try a webhook, which may be disabled */
    Uni<DeliveryView> ping(Origin origin, String id) {
        return held(origin, id)
                .call(webhook -> act(origin, "webhook.ping", webhook))
                .chain(webhook -> log.ping(origin.actorId(), id));
    }

    /** @return how many facts are looked at again for a webhook: those that were stored since a moment */
    Uni<Long> replay(Origin origin, String id, Instant since) {
        return enabled(origin, id)
                .call(webhook -> act(origin, "webhook.replay", webhook))
                .chain(webhook -> positions.back(origin.actorId(), id, since));
    }

    /** @return the delivery, which begins again */
    Uni<DeliveryView> again(Origin origin, String id, String deliveryId) {
        return enabled(origin, id)
                .call(webhook -> act(origin, "webhook.replay-delivery", webhook))
                .chain(webhook -> log.again(origin.actorId(), id, deliveryId));
    }

    /** Holds a webhook until the transaction ends. Fails with {@link ProblemType#WEBHOOK_NOT_FOUND}. */
    private Uni<Webhook> held(Origin origin, String id) {
        return locked(origin.actorId(), List.of(id)).map(Webhooks::only);
    }

    /** The same; fails with {@link ProblemType#WEBHOOK_DISABLED}, too. */
    private Uni<Webhook> enabled(Origin origin, String id) {
        return held(origin, id).invoke(webhook -> {
            if (!webhook.isEnabled()) {
                throw new ProblemException(Problem.of(ProblemType.WEBHOOK_DISABLED));
            }
        });
    }

    private Uni<Void> act(Origin origin, String action, Webhook webhook) {
        return audit.append(origin, List.of(audited(action, webhook, null, null)));
    }

    /** @return the webhooks, in the page's order */
    @WithSession
    Uni<List<Webhook>> list(String ownerId, Page<Webhook> page) {
        return webhooks.select(new OwnedBy(ownerId), new Where.Everything<>("they are listed"), page);
    }

    /** @return the webhook; fails with {@link ProblemType#WEBHOOK_NOT_FOUND} */
    @WithSession
    Uni<WebhookView> require(String ownerId, String id) {
        return webhooks.select(
                        new OwnedBy(ownerId),
                        WebhookFields.ids(List.of(id)),
                        Page.first(1, Sort.ascending(WebhookFields.ID)))
                .map(Webhooks::only)
                .map(Webhook::view);
    }

    private Uni<List<Webhook>> locked(String ownerId, List<String> ids) {
        return webhooks.update(new OwnedBy(ownerId), WebhookFields.ids(ids), webhook -> {});
    }

    private Uni<Void> tell(Origin origin, String action, List<Changed> changed) {
        return audit.append(
                origin,
                changed.stream()
                        .map(one -> audited(
                                action,
                                one.webhook(),
                                one.before(),
                                one.webhook().view()))
                        .toList());
    }

    private static Webhook only(List<Webhook> found) {
        return found.stream().findFirst().orElseThrow(() -> new ProblemException(NOT_FOUND));
    }

    private static Uni<Void> flush() {
        return Panache.getSession().chain(Mutiny.Session::flush);
    }

    private static <T> List<Result<WebhookView>> views(List<Result<T>> results, Function<T, WebhookView> view) {
        return results.stream().map(result -> result.<WebhookView>map(view)).toList();
    }

    private static <T> List<T> good(List<Result<T>> results) {
        return results.stream()
                .flatMap(result -> result instanceof Result.Done<T>(var item) ? Stream.of(item) : Stream.empty())
                .toList();
    }

    private static Audited audited(
            String action, Webhook webhook, @Nullable WebhookView before, @Nullable WebhookView after) {
        return new Audited(action, webhook.id(), webhook.ownerId(), before, after);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
