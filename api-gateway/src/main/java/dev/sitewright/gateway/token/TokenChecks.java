package dev.sitewright.gateway.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.platform.many.Faults;
import dev.sitewright.platform.many.MergePatch;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.FaultType;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks what was asked for, and finds every fault of an item at once, each with its place. */
@Singleton
class TokenChecks {
    private static final int LONGEST_NAME = 100;
    private static final Set<String> CHANGEABLE = Set.of("name", "spendingCap");
    private static final Set<String> MONEY = Set.of("amount", "currency");

    private final Clock clock;
    private final TokenConfig config;

    TokenChecks(Clock clock, TokenConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** @return the token that was asked for */
    Result<NewToken> check(CreateToken item, SignedIn maker) {
        var faults = new Faults();
        checkName(item.name(), faults);
        checkScopes(item.scopes(), maker, faults);
        var expiresAt = endOf(item.expiresAt(), faults);
        Optional.ofNullable(item.spendingCap())
                .ifPresent(cap -> checkMoney(cap.amount(), cap.currency(), "/spendingCap", faults));
        return faults.orElse(() -> newToken(item, expiresAt));
    }

    private static NewToken newToken(CreateToken item, Instant expiresAt) {
        var scopes = new TreeSet<String>();
        Objects.requireNonNull(item.scopes()).forEach(scope -> scopes.add(Objects.requireNonNull(scope)));
        var cap = Optional.ofNullable(item.spendingCap()).map(Money::amount).map(BigDecimal::new);
        return new NewToken(Objects.requireNonNull(item.name()).strip(), scopes, expiresAt, cap);
    }

    /** @return the change that was asked for */
    Result<TokenPatch> check(MergePatch patch) {
        var faults = new Faults();
        patch.refuseOthersThan(CHANGEABLE, faults);
        var name = patch.text("name", faults);
        name.ifPresent(text -> checkName(text, faults));
        var cap = Optional.ofNullable(patch.fields().get("spendingCap"));
        cap.filter(node -> !node.isNull()).ifPresent(node -> checkMoney(node, faults));
        return faults.orElse(() -> new TokenPatch(name.map(String::strip), cap.map(TokenChecks::capOf)));
    }

    private static TokenPatch.Cap capOf(JsonNode node) {
        return new TokenPatch.Cap(
                node.isNull() ? null : new BigDecimal(node.path("amount").textValue()));
    }

    private static void checkName(@Nullable String name, Faults faults) {
        if (name == null) {
            faults.add("/name", FaultType.MISSING, "is missing");
        } else if (name.isBlank()) {
            faults.add("/name", FaultType.BLANK, "is blank");
        } else if (name.codePoints().anyMatch(TokenChecks::cannotBeKept)) {
            faults.add("/name", FaultType.INVALID_CHARACTER, "holds a control character or half a character");
        } else if (name.strip().codePointCount(0, name.strip().length()) > LONGEST_NAME) {
            faults.add("/name", FaultType.TOO_LONG, "is longer than " + LONGEST_NAME + " characters");
        }
    }

    private static boolean cannotBeKept(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private static void checkScopes(@Nullable List<@Nullable String> scopes, SignedIn maker, Faults faults) {
        if (scopes == null) {
            faults.add("/scopes", FaultType.MISSING, "is missing");
            return;
        }
        if (scopes.isEmpty()) {
            faults.add("/scopes", FaultType.EMPTY, "holds no scope");
        }
        if (scopes.size() > Scopes.ALL.size()) {
            faults.add("/scopes", FaultType.TOO_LONG, "holds more scopes than there are");
            return;
        }
        for (var index = 0; index < scopes.size(); index++) {
            var scope = scopes.get(index);
            if (scope == null || !Scopes.ALL.contains(scope)) {
                faults.add("/scopes/" + index, FaultType.UNKNOWN_VALUE, "is no scope");
            } else if (!maker.scopes().contains(scope)) {
                faults.add("/scopes/" + index, FaultType.NOT_YOURS, "is more than you may do");
            }
        }
    }

    private Instant endOf(@Nullable Instant asked, Faults faults) {
        var now = clock.instant();
        var end = asked == null ? now.plus(config.usualLifetime()) : asked;
        if (!end.isAfter(now) || end.isAfter(now.plus(config.longestLifetime()))) {
            faults.add(
                    "/expiresAt",
                    FaultType.OUT_OF_RANGE,
                    "is not within the next " + config.longestLifetime().toDays() + " days");
        }
        return end.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void checkMoney(JsonNode node, Faults faults) {
        if (!node.isObject()) {
            faults.add("/spendingCap", FaultType.WRONG_TYPE, "is no object");
            return;
        }
        for (var name : (Iterable<String>) node::fieldNames) {
            if (!MONEY.contains(name)) {
                faults.add(
                        "/spendingCap/" + name.replace("~", "~0").replace("/", "~1"),
                        FaultType.UNKNOWN_FIELD,
                        "is none here");
            }
        }
        checkMoney(node.path("amount").textValue(), node.path("currency").textValue(), "/spendingCap", faults);
    }

    private static void checkMoney(@Nullable String amount, @Nullable String currency, String place, Faults faults) {
        if (amount == null) {
            faults.add(place + "/amount", FaultType.MISSING, "is missing, or no text");
        } else if (!Money.isAmount(amount)) {
            faults.add(place + "/amount", FaultType.WRONG_FORM, "is not 1 to 7 digits and up to two decimal places");
        }
        if (currency == null) {
            faults.add(place + "/currency", FaultType.MISSING, "is missing, or no text");
        } else if (!Money.DOLLARS.equals(currency)) {
            faults.add(place + "/currency", FaultType.UNKNOWN_VALUE, "is not " + Money.DOLLARS);
        }
    }
}
