package dev.sitewright.bridge.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks MCP servers. One has a command or an address, for good: its values may change, what it is may not. */
@Singleton
class McpServerChecks {
    private static final int LONGEST_WORD = 2_000;

    private final Addresses addresses;

    McpServerChecks(Addresses addresses) {
        this.addresses = addresses;
    }

    /**
     * Who asks.
     *
     * @param runs whether they may run commands: a server of a project is one
     */
    record Asker(boolean admin, boolean runs) {}

    Result<Draft> check(NewMcpServer item, Asker asker) {
        var faults = new Faults();
        Checks.name(item.name(), faults);
        var fields = Checks.object();
        fields.put("enabled", item.enabled() == null || item.enabled());
        var local = isThere(item.command());
        if (local == (item.url() != null)) {
            faults.add("/command", FaultType.WRONG_FORM, "and url: exactly one of them must be there");
        }
        if (item.url() != null) {
            address(item.url(), asker, fields, faults);
        } else if (local) {
            command(item.command(), asker, fields, faults);
        }
        var values = values(local ? item.environment() : item.headers(), local, fields, faults);
        if (isThere(local ? item.headers() : item.environment())) {
            faults.add(
                    local ? "/headers" : "/environment",
                    FaultType.UNKNOWN_FIELD,
                    local ? "are for addresses" : "is for commands");
        }
        return faults.orElse(() -> new Draft(String.valueOf(item.name()), fields, Optional.of(values)));
    }

    /** A change that does not fit what the server is changes nothing that counts: the other kind's values are never read. */
    Result<Draft> check(MergePatch patch, Asker asker) {
        var faults = new Faults();
        patch.refuseOthersThan(Set.of("command", "environment", "url", "headers", "enabled"), faults);
        var fields = Checks.object();
        var sent = patch.fields();
        patch.flag("enabled", faults).ifPresent(yes -> fields.put("enabled", yes));
        if (sent.has("command") && sent.has("url")) {
            faults.add("/command", FaultType.WRONG_FORM, "and url: a server has one of them");
        } else if (sent.has("command")) {
            command(sent.get("command"), asker, fields, faults);
        }
        patch.text("url", faults).ifPresent(text -> address(text, asker, fields, faults));
        var local = sent.has("environment");
        var secrets = local || sent.has("headers")
                ? Optional.of(values(sent.get(local ? "environment" : "headers"), local, fields, faults))
                : Optional.<Map<String, String>>empty();
        return faults.orElse(() -> new Draft("", fields, secrets));
    }

    private static void command(@Nullable JsonNode command, Asker asker, ObjectNode fields, Faults faults) {
        if (!asker.runs()) {
            faults.add("/command", FaultType.NOT_YOURS, "is for those who may run commands");
        }
        var list = fields.putArray("command");
        Checks.texts("/command", command, LONGEST_WORD, faults).forEach(list::add);
    }

    private void address(String url, Asker asker, ObjectNode fields, Faults faults) {
        addresses.check("/url", url, asker.admin(), faults);
        fields.put("url", url);
        fields.put("privately", addresses.mayBePrivate(asker.admin()));
    }

    private static Map<String, String> values(
            @Nullable JsonNode sent, boolean local, ObjectNode fields, Faults faults) {
        var word = local ? "environment" : "headers";
        var values = isThere(sent) ? Checks.values("/" + word, sent, faults) : Map.<String, String>of();
        var names = fields.putArray(word);
        values.keySet().forEach(names::add);
        return values;
    }

    private static boolean isThere(@Nullable JsonNode value) {
        return value != null && !value.isNull();
    }
}
