package io.onbehalf.e2e.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The README's table of endpoints is what the controllers are.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EndpointsTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final List<Endpoint> TABLE = ReadmeTable.read(ROOT.resolve("agent-gateway/README.md"));
    private static final List<Endpoint> CONTROLLERS = Endpoints.ofControllers(ROOT);

    @Test
    void every_endpoint_is_in_the_readme_with_its_service_and_its_permissions_and_no_other_is() {
        assertThat(TABLE).containsExactlyInAnyOrderElementsOf(CONTROLLERS);
    }

    @Test
    void a_call_has_one_row() {
        assertThat(TABLE).extracting(Endpoint::call).doesNotHaveDuplicates();
    }

    @Test
    void the_controllers_of_all_parts_are_read() {
        assertThat(CONTROLLERS)
                .extracting(Endpoint::service)
                .contains("queue", "conversation", "wrapup", "gateway");
        assertThat(CONTROLLERS)
                .contains(
                        new Endpoint(
                                "PATCH /api/v2/users/{}/queues/{}",
                                "queue",
                                Set.of("routing:queueMember:manage", "routing:queue:edit")));
    }
}
