package io.onbehalf.e2e.fuzz;

import io.onbehalf.e2e.contract.ApiContract;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes plausible bodies for a schema: what is required, and some of the rest.
final class SampleBodies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ApiContract contract;
    private final Map<String, String> known;
    private final Random random;

    /// @param known values of fields by their names, such as ids
    SampleBodies(ApiContract contract, Map<String, String> known, Random random) {
        this.contract = contract;
        this.known = known;
        this.random = random;
    }

    JsonNode of(JsonNode schema) {
        return of("", schema);
    }

    private JsonNode of(String name, JsonNode reference) {
        JsonNode schema = contract.resolved(reference);
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema);
            case "array" -> array(name, schema.path("items"));
            case "boolean" -> NODES.booleanNode(true);
            case "integer", "number" -> NODES.numberNode(schema.path("minimum").asInt(1));
            case "string" -> NODES.stringNode(text(name, schema));
            default -> NODES.objectNode();
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode body = NODES.objectNode();
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        schema.path("properties")
                .forEachEntry((name, property) -> {
                    if (required.contains(name) || random.nextInt(3) == 0) {
                        body.set(name, of(name, property));
                    }
                });
        JsonNode values = schema.path("additionalProperties");
        if (values.isObject()) {
            body.set("message", of("message", values));
        }
        return body;
    }

    private ArrayNode array(String name, JsonNode items) {
        return NODES.arrayNode().add(of(name, items));
    }

    private String text(String name, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").path(0).asString("");
        }
        return known.getOrDefault(name, "sample");
    }
}
