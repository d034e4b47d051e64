package io.onbehalf.e2e.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The OpenAPI document that the gateway serves, as what clients may rely on.
public final class ApiContract {

    private static final Path FILE = Path.of("..", "..", "agent-gateway/src/main/resources/openapi.yaml");
    private static final ApiContract SERVED = read();

    private final JsonNode document;
    private final List<ApiOperation> operations;
    private final Bodies bodies;

    private ApiContract(JsonNode document) {
        this.document = document;
        // `/users/me` before `/users/{userId}`
        operations =
                document.path("paths")
                        .propertyStream()
                        .flatMap(path ->
                                path.getValue()
                                        .propertyStream()
                                        .map(method ->
                                                new ApiOperation(
                                                        method.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey(),
                                                        method.getValue())))
                        .sorted(
                                Comparator.comparingLong(ApiOperation::variables)
                                        .thenComparing(ApiOperation::call))
                        .toList();
        bodies = new Bodies(document.path("components"));
    }

    public static ApiContract served() {
        return SERVED;
    }

    private static ApiContract read() {
        try {
            return of(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApiContract of(String yaml) {
        return new ApiContract(new YAMLMapper().readTree(yaml));
    }

    /// Throws an [AssertionError] if a client may not expect the answer of a call of the public API.
    static void require(Received answer) {
        List<String> violations =
                answer.path().startsWith("/api/v2/") ? SERVED.violations(answer) : List.of();
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    "%s %s is answered as the document does not say: %s in %s"
                            .formatted(answer.method(), answer.path(), violations, answer));
        }
    }

    /// All operations, those with fewer variables in their path first.
    public List<ApiOperation> operations() {
        return operations;
    }

    /// A schema of the document, as its references name it.
    public JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    /// What is wrong with a body that is sent; empty if it is valid.
    List<String> violations(JsonNode body, JsonNode schema) {
        return bodies.violations(body, schema);
    }

    /// What is wrong with an answer; empty if a client may expect it.
    List<String> violations(Received answer) {
        if (answer.status() == 304) {
            return check(answer.body().isEmpty(), "304 has a body");
        }
        Optional<ApiOperation> operation = operation(answer);
        if (answer.isError()) {
            return errors(answer);
        }
        return operation
                .map(known -> violations(answer, known))
                .orElse(List.of("the document does not describe the call"));
    }

    private Optional<ApiOperation> operation(Received answer) {
        Set<String> methods = answer.isHead() ? Set.of("HEAD", "GET") : Set.of(answer.method());
        return operations.stream()
                .filter(operation -> operation.pattern().matcher(answer.path()).matches())
                .filter(operation -> methods.contains(operation.method()))
                .findFirst();
    }

    private List<String> errors(Received answer) {
        if (answer.isHead()) {
            return List.of();
        }
        JsonNode error = document.at("/components/responses/Error");
        List<String> found = bodies.violations(answer, error.path("content"));
        return found.isEmpty() ? check(bodies.hasStatus(answer), "the body names another status") : found;
    }

    private List<String> violations(Received answer, ApiOperation operation) {
        JsonNode response = operation.response(answer.status());
        if (response.isMissingNode()) {
            return List.of("the document has no answer of this status");
        }
        return Stream.of(
                        check(
                                answer.tagged() || response.at("/headers/ETag").isMissingNode(),
                                "there is no entity tag"),
                        answer.isHead()
                                ? List.<String>of()
                                : bodies.violations(answer, response.path("content")))
                .flatMap(List::stream)
                .collect(Collectors.toList());
    }

    private static List<String> check(boolean holds, String violation) {
        return holds ? List.of() : List.of(violation);
    }
}
