package io.onbehalf.e2e.endpoints;

import java.nio.file.Path;
import java.util.List;

/// The endpoints of all parts.
public final class Endpoints {

    /// The modules with controllers.
    static final List<String> MODULES =
            List.of("queue-service", "conversation-service", "wrapup-service", "agent-gateway");

    private Endpoints() {}

    /// Those of the compiled controllers.
    ///
    /// @param root of the checkout
    public static List<Endpoint> ofControllers(Path root) {
        return MODULES.stream()
                .flatMap(module ->
                        Controllers.read(
                                root.resolve(module).resolve("target/classes"),
                                module.replaceAll("-service|agent-", ""))
                                .stream())
                .toList();
    }
}
