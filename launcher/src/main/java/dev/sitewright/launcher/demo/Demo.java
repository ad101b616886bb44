package dev.sitewright.launcher.demo;

import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.service.Secrets;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/** One prompt, from the first account to the preview that shows the result. */
public final class Demo {
    private static final String ADMIN = "admin";

    /** Above a restart of the gateway under load. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Gateway gateway;
    private final Secrets secrets;
    private final Map<String, String> environment;
    private final Screen screen;

    /** @param environment may name another account: SITEWRIGHT_USERNAME and SITEWRIGHT_PASSWORD */
    public Demo(URI url, Secrets secrets, Map<String, String> environment, Screen screen) {
        this.gateway = new Gateway(url);
        this.secrets = secrets;
        this.environment = environment;
        this.screen = screen;
    }

    /** @return the preview's address; fails with the sentence that says why there is none */
    public String run(String prompt) {
        logIn();
        var progress = new Progress();
        var speech = new Speech(screen);
        if (gateway.usesDemoModel()) {
            speech.speaker("demo model");
            screen.line(
                    "No provider key was found, so the built-in demo model answers: it makes a simple page of any prompt.");
        }
        var reader = new EventReader(new Narrator(screen, speech, progress), speech);
        var project = gateway.createProject(prompt);
        gateway.eventsOf(project, PATIENCE).follow(event -> {
            reader.on(event);
            return progress.isOver();
        });
        progress.failure().ifPresent(sentence -> {
            throw new LaunchException(sentence);
        });
        return progress.previewUrl().orElseThrow();
    }

    private void logIn() {
        var password = environment.get("SITEWRIGHT_PASSWORD");
        if (password != null) {
            logIn(environment.getOrDefault("SITEWRIGHT_USERNAME", ADMIN), password);
        } else if (!gateway.isSetUp() && gateway.setUp(ADMIN, secrets.adminPassword())) {
            screen.line("The first account is \"" + ADMIN + "\"; its password is in " + secrets.adminPasswordFile());
        } else if (Files.exists(secrets.adminPasswordFile())) {
            logIn(ADMIN, secrets.adminPassword());
        } else {
            throw new LaunchException(
                    "This Sitewright was set up by somebody else: give the account with the environment"
                            + " variables SITEWRIGHT_USERNAME and SITEWRIGHT_PASSWORD.");
        }
    }

    private void logIn(String username, String password) {
        if (!gateway.logIn(username, password)) {
            throw new LaunchException("The password of \"" + username + "\" was not accepted: give the account with the"
                    + " environment variables SITEWRIGHT_USERNAME and SITEWRIGHT_PASSWORD.");
        }
    }
}
