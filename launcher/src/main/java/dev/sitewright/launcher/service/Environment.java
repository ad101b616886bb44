package dev.sitewright.launcher.service;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of a service process: what programs need to find their way, not whatever the person's shell holds. An
 * agent runs commands that a model chose; it must not find keys of other programs there.
 */
final class Environment {
    private static final Set<String> ALWAYS =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR");

    /** Where packages and models are fetched from: for the services whose children go to the network. */
    private static final Set<String> NETWORK = Set.of(
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "NO_PROXY",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "NODE_EXTRA_CA_CERTS");

    private Environment() {}

    /** @param whole the launcher's own */
    static Map<String, String> of(Service service, Map<String, String> whole) {
        var goesOut = service == Service.JOB_WORKER || service == Service.AGENT_BRIDGE;
        var kept = new TreeMap<String, String>();
        whole.forEach((name, value) -> {
            var upper = name.toUpperCase(Locale.ROOT);
            var isLocale = name.startsWith("LC_");
            var isNetwork = goesOut && (NETWORK.contains(upper) || isNpmSetting(upper));
            if (ALWAYS.contains(name) || isLocale || isNetwork) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    /** Which registry npm uses, but no login to it. */
    private static boolean isNpmSetting(String name) {
        return name.startsWith("NPM_CONFIG_") && !name.contains("AUTH") && !name.contains("TOKEN");
    }
}
