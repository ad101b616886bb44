package dev.sitewright.gateway.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.MessageTypes;
import dev.sitewright.gateway.delivery.Addresses;
import dev.sitewright.gateway.delivery.DeliveryConfig;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.stream.TypeFilter;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what was asked for, and finds every fault of an item at once, each with its place. */
@Singleton
class WebhookChecks {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 2000;
    private static final int MOST_TYPES = 32;
    private static final int MOST_PORT = 65_535;
    private static final Set<String> CHANGEABLE = Set.of("url", "name", "types", "projectId", "enabled");

    private final DeliveryConfig config;
    private final Addresses addresses;

    WebhookChecks(DeliveryConfig config, Addresses addresses) {
        this.config = config;
        this.addresses = addresses;
    }

    /** @return the webhook that was asked for */
    Result<NewWebhook> check(CreateWebhook item) {
        var faults = new Faults();
        var url = item.url();
        if (url == null) {
            faults.add("/url", FaultType.MISSING, "is missing");
        } else {
            checkUrl(url, faults);
        }
        Optional.ofNullable(item.name()).ifPresent(name -> checkName(name, faults));
        checkTypes(item.types(), faults);
        checkProject(item.projectId(), faults);
        return faults.orElse(() -> newWebhook(item));
    }

    private static NewWebhook newWebhook(CreateWebhook item) {
        var url = Objects.requireNonNull(item.url());
        var types = Objects.requireNonNull(item.types()).stream()
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        var name = Optional.ofNullable(item.name()).map(String::strip).orElseGet(() -> nameFrom(url));
        return new NewWebhook(url, name, types, Optional.ofNullable(item.projectId()));
    }

    private static String nameFrom(String url) {
        var host = URI.create(url).getHost();
        return host.substring(0, Math.min(LONGEST_NAME, host.length()));
    }

    /** @return the change that was asked for */
    Result<WebhookPatch> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(CHANGEABLE, faults);
        var url = patch.text("url", faults);
        url.ifPresent(text -> checkUrl(text, faults));
        var name = patch.text("name", faults);
        name.ifPresent(text -> checkName(text, faults));
        var types = Optional.ofNullable(patch.fields().get("types")).map(WebhookChecks::texts);
        types.ifPresent(list -> checkTypes(list, faults));
        var project = Optional.ofNullable(patch.fields().get("projectId"))
                .map(node -> new WebhookPatch.Project(node.isNull() ? null : node.asText()));
        project.ifPresent(one -> checkProject(one.id(), faults));
        var enabled = patch.flag("enabled", faults);
        return faults.orElse(() -> new WebhookPatch(
                url,
                name.map(String::strip),
                types.map(list ->
                        list.stream().map(Objects::requireNonNull).distinct().toList()),
                project,
                enabled));
    }

    /** @return the list's texts, null for what is none; nothing when it is no list */
    private static List<@Nullable String> texts(JsonNode node) {
        var texts = new ArrayList<@Nullable String>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.textValue()));
        }
        return texts;
    }

    private void checkUrl(String text, Faults faults) {
        if (text.length() > LONGEST_URL) {
            faults.add("/url", FaultType.TOO_LONG, "is longer than " + LONGEST_URL + " characters");
            return;
        }
        var url = parsed(text);
        if (url.isEmpty() || !isComplete(url.get())) {
            faults.add("/url", FaultType.WRONG_FORM, "is no address such as https://example.org/path");
        } else if (!"https".equals(url.get().getScheme()) && !config.allowHttp()) {
            faults.add("/url", FaultType.UNKNOWN_VALUE, "is not https");
        } else if (addresses.isRefused(url.get().getHost())) {
            faults.add("/url", FaultType.UNKNOWN_VALUE, "is no public address");
        }
    }

    private static Optional<URI> parsed(String text) {
        try {
            var ascii = text.chars().allMatch(character -> character > ' ' && character < 0x7f);
            return ascii ? Optional.of(new URI(text)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isComplete(URI url) {
        return Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                && url.getHost() != null
                && url.getUserInfo() == null
                && url.getFragment() == null
                && url.getPort() != 0
                && url.getPort() <= MOST_PORT;
    }

    private static void checkName(String name, Faults faults) {
        var length = name.strip().codePointCount(0, name.strip().length());
        if (length == 0) {
            faults.add("/name", FaultType.BLANK, "is blank");
        } else if (length > LONGEST_NAME) {
            faults.add("/name", FaultType.TOO_LONG, "is longer than " + LONGEST_NAME + " characters");
        } else if (name.codePoints().anyMatch(WebhookChecks::cannotBeKept)) {
            faults.add("/name", FaultType.INVALID_CHARACTER, "holds a control character or half a character");
        }
    }

    private static boolean cannotBeKept(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private static void checkTypes(@Nullable List<@Nullable String> types, Faults faults) {
        if (types == null || types.isEmpty()) {
            faults.add("/types", types == null ? FaultType.MISSING : FaultType.EMPTY, "names no type");
        } else if (types.size() > MOST_TYPES) {
            faults.add("/types", FaultType.TOO_LONG, "names more than " + MOST_TYPES + " types");
        } else {
            for (var index = 0; index < types.size(); index++) {
                if (!isKnown(types.get(index))) {
                    faults.add("/types/" + index, FaultType.UNKNOWN_VALUE, "is no type of fact");
                }
            }
        }
    }

    /** Some fact must be of the type: a slip of the pen would else be a webhook that is silent for ever. */
    private static boolean isKnown(@Nullable String type) {
        return type != null
                && !type.contains(",")
                && type.equals(type.strip())
                && TypeFilter.parse(type)
                        .filter(filter -> MessageTypes.all().entrySet().stream()
                                .anyMatch(message -> Fact.class.isAssignableFrom(message.getValue())
                                        && filter.admits(message.getKey())))
                        .isPresent();
    }

    private static void checkProject(@Nullable String projectId, Faults faults) {
        if (projectId != null && !Ids.isValid("prj", projectId)) {
            faults.add("/projectId", FaultType.WRONG_FORM, "is no project's id");
        }
    }
}
