package io.onbehalf.e2e.endpoints;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The endpoints of all parts.
public final class Endpoints {

    private Endpoints() {}

    /// Those of the compiled controllers.
    ///
    /// @param root of the checkout
    public static List<Endpoint> ofControllers(Path root) {
        return Stream.of("queue-service", "conversation-service", "wrapup-service", "agent-gateway")
                .flatMap(module ->
                        Controllers.read(
                                root.resolve(module).resolve("target/classes"),
                                module.replaceAll("-service|agent-", ""))
                                .stream())
                .toList();
    }
}
