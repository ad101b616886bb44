package dev.sitewright.gateway.setup;

import dev.sitewright.gateway.account.Usernames;
import dev.sitewright.gateway.password.Passwords;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * Sets up by the environment, before the service says that it is ready. Once there is an administrator, the settings are not even looked
 * at: a secret may be taken away then. Several replicas may start at once; one of them makes the account.
 */
@ApplicationScoped
class UnattendedSetUp {
    private static final Logger LOG = Logger.getLogger(UnattendedSetUp.class);

    private final SetUp setUp;

    UnattendedSetUp(SetUp setUp) {
        this.setUp = setUp;
    }

    void start(@Observes StartupEvent event, SetUpConfig config) throws Throwable {
        if (config.username().isPresent()) {
            VertxContextSupport.subscribeAndAwait(() -> run(config));
        }
    }

    /** Makes the administrator that is asked for, if there is none; fails with {@link IllegalStateException} when it cannot be made so. */
    Uni<Void> run(SetUpConfig config) {
        return setUp.isDone()
                .chain(done ->
                        done || config.username().isEmpty() ? Uni.createFrom().voidItem() : begin(adminIn(config)));
    }

    private Uni<Void> begin(NewAdmin admin) {
        return setUp.begin(admin, null, account -> Uni.createFrom().item(account))
                .invoke(account -> LOG.infof("Set up by the environment: %s is the administrator", account.username()))
                .replaceWithVoid()
                .onFailure(UnattendedSetUp::isDoneByAnother)
                .recoverWithNull();
    }

    private static boolean isDoneByAnother(Throwable failure) {
        return failure instanceof ProblemException expected
                && expected.problem().code().equals(ProblemType.ALREADY_SET_UP.code());
    }

    private static NewAdmin adminIn(SetUpConfig config) {
        var username = config.username().orElseThrow();
        if (!Usernames.isOne(username)) {
            throw new IllegalStateException("sitewright.setup.username " + Usernames.RULE_IN_WORDS);
        }
        var password = passwordIn(config);
        if (!Passwords.isAcceptable(password)) {
            throw new IllegalStateException("The password of sitewright.setup does not have 8 to 256 characters");
        }
        return new NewAdmin(username, password);
    }

    private static String passwordIn(SetUpConfig config) {
        var file = config.passwordFile();
        if (config.password().isPresent() == file.isPresent()) {
            throw new IllegalStateException(
                    "sitewright.setup.username needs one of sitewright.setup.password and sitewright.setup.password-file");
        }
        return config.password().orElseGet(() -> read(file.orElseThrow()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replaceFirst("\\R\\z", "");
        } catch (IOException e) {
            throw new IllegalStateException("sitewright.setup.password-file cannot be read: " + file, e);
        }
    }
}
