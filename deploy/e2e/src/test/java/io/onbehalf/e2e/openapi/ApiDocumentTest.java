package io.onbehalf.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onbehalf.e2e.endpoints.Endpoint;
import io.onbehalf.e2e.endpoints.Endpoints;
import io.onbehalf.e2e.endpoints.ReadmeTable;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The document that the gateway serves is what the controllers are. With `-Dopenapi.write=true` the test
/// writes it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ApiDocumentTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path SERVED = ROOT.resolve("agent-gateway/src/main/resources/openapi.yaml");
    private static final List<Endpoint> ENDPOINTS = Endpoints.ofControllers(ROOT);

    private static final Set<HttpMethod> CHANGES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final String MADE = ApiDocument.yaml(ROOT, ENDPOINTS);

    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(SERVED, MADE);
        }
    }

    @Test
    void the_served_document_is_made_from_the_controllers() throws IOException {
        assertThat(Files.readString(SERVED)).isEqualTo(MADE);
    }

    @Test
    void it_is_valid_and_has_no_reference_to_nothing() {
        SwaggerParseResult parsed = new OpenAPIV3Parser().readLocation(SERVED.toString(), null, null);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
    }

    @Test
    void it_describes_every_endpoint_with_its_permissions_and_no_other() {
        List<Endpoint> described = new ArrayList<>();
        document()
                .getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) ->
                                        described.add(endpoint(path, method, operation))));

        assertThat(described)
                .extracting(Endpoint::call, Endpoint::permissions)
                .containsExactlyInAnyOrderElementsOf(
                        ENDPOINTS.stream().map(each -> tuple(each.call(), each.permissions())).toList());
    }

    @Test
    void an_operation_has_its_own_id_and_an_error_body() {
        List<Operation> operations = operations();

        assertThat(operations).extracting(Operation::getOperationId).doesNotHaveDuplicates();
        assertThat(operations).allMatch(operation -> operation.getResponses().containsKey("default"));
    }

    @Test
    void every_parameter_is_a_caller_s_and_every_answer_says_what_it_holds() {
        assertThat(operations())
                .allSatisfy(operation -> {
                    assertThat(parameters(operation))
                            .allMatch(parameter -> parameter.getSchema().get$ref() == null);
                    assertThat(bodies(operation)).allMatch(ApiDocumentTest::isDescribed);
                });
    }

    @Test
    void every_change_of_a_service_takes_a_key_and_no_read_does() {
        Set<String> reads = ReadmeTable.postedReads(ROOT.resolve("agent-gateway/README.md"));
        assertThat(reads).contains("POST /api/v2/onbehalf/conversations/messages/check");
        List<String> ofGateway =
                ENDPOINTS.stream()
                        .filter(each -> each.service().equals("gateway"))
                        .map(Endpoint::call)
                        .toList();

        document()
                .getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) -> {
                                    String call = Endpoint.call(method.name(), path);
                                    boolean changes =
                                            CHANGES.contains(method)
                                                    && !reads.contains(call)
                                                    && !ofGateway.contains(call);
                                    assertThat(
                                                    parameters(operation).stream()
                                                            .anyMatch(each ->
                                                                    each.getName().equals("Idempotency-Key")))
                                            .as(call)
                                            .isEqualTo(changes);
                                }));
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static List<Schema<?>> bodies(Operation operation) {
        List<Schema<?>> bodies = new ArrayList<>();
        for (ApiResponse response : operation.getResponses().values()) {
            if (response.getContent() != null) {
                response.getContent().values().forEach(media -> bodies.add(media.getSchema()));
            }
        }
        return bodies;
    }

    private static boolean isDescribed(Schema<?> schema) {
        return schema.get$ref() != null || schema.getItems() != null || schema.getTypes().contains("string");
    }

    private static List<Operation> operations() {
        return document().getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .toList();
    }

    private static OpenAPI document() {
        return new OpenAPIV3Parser().readLocation(SERVED.toString(), null, null).getOpenAPI();
    }

    private static Endpoint endpoint(String path, PathItem.HttpMethod method, Operation operation) {
        Set<String> permissions = new TreeSet<>();
        if (operation.getExtensions() != null
                && operation.getExtensions().get("x-permissions") instanceof List<?> anyOf) {
            anyOf.forEach(each -> permissions.add(String.valueOf(each)));
        }
        return new Endpoint(Endpoint.call(method.name(), path), "", permissions);
    }
}
