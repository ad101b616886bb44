package dev.sitewright.bridge.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResumptionTest {
    @Test
    void it_begins_with_the_mark_by_which_the_demo_model_knows_that_it_is_no_wish() {
        assertThat(Resumption.TEXT).startsWith("[Sitewright]");
    }
}
