package dev.sitewright.gateway.login;

import static dev.sitewright.platform.testing.Transactions.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.gateway.testing.GatewayTest;
import dev.sitewright.gateway.testing.People;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@GatewayTest
class HousekeepingTest {
    private static final String LAST_YEAR = "now() - interval '1 year'";
    private static final String NEXT_YEAR = "now() + interval '1 year'";

    @Inject
    Housekeeping housekeeping;

    @Inject
    People people;

    @Inject
    Pool pool;

    @Test
    void what_has_run_out_is_deleted_and_nothing_else() {
        people.forgetAll();
        var ada = people.somebody().id();
        var bob = people.somebody().id();
        run("update session set expires_at = %s where account_id = '%s'".formatted(LAST_YEAR, bob));
        run("delete from oidc_attempt");
        run("insert into login_throttle (who, tries, ends_at) values ('gone', 1, %s), ('here', 1, %s)"
                .formatted(LAST_YEAR, NEXT_YEAR));
        run("insert into oidc_attempt (attempt, return_to, ends_at) values ('gone', '/', %s), ('here', '/', %s)"
                .formatted(LAST_YEAR, NEXT_YEAR));
        await(housekeeping::clean);
        assertThat(text("select string_agg(account_id, ' ') from session")).isEqualTo(ada);
        assertThat(text("select string_agg(who, ' ') from login_throttle")).isEqualTo("here");
        assertThat(text("select string_agg(attempt, ' ') from oidc_attempt")).isEqualTo("here");
        run("delete from oidc_attempt");
    }

    private void run(String sql) {
        pool.query(sql).executeAndAwait();
    }

    private String text(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getString(0);
    }
}
