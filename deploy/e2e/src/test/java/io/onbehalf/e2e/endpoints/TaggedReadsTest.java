package io.onbehalf.e2e.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaggedReadsTest {

    private static final Set<String> CALLS = TaggedReads.calls(Path.of("..", ".."));

    @Test
    void a_method_s_own_tag_and_one_of_a_class_that_it_calls_are_found() {
        assertThat(CALLS)
                .contains(
                        "GET /api/v2/docs/openapi.yaml",
                        "GET /api/v2/routing/queues/{}",
                        "GET /api/v2/responsemanagement/libraries/{}",
                        "GET /api/v2/responsemanagement/responses/{}",
                        "GET /api/v2/routing/wrapupcodes/{}",
                        "GET /api/v2/organizations/me");
    }

    @Test
    void a_list_has_no_tag() {
        assertThat(CALLS)
                .doesNotContain(
                        "GET /api/v2/routing/queues",
                        "GET /api/v2/responsemanagement/libraries",
                        "GET /api/v2/users/{}/routingstatus",
                        "GET /api/v2/conversations/{}");
    }
}
