package io.onbehalf.e2e.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Checks bodies against the schemas of the document (JSON Schema 2020-12, as of OpenAPI 3.1), formats
/// included. A field that a schema does not name is a violation: the document would hide it from clients.
final class Bodies {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Where JSON Schema has what it refers to.
    private static final String DEFINITIONS = "$defs";

    private final JsonNode definitions;
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    Bodies(JsonNode components) {
        definitions = ofJsonSchema(components.path("schemas"));
        definitions.forEach(Bodies::close);
    }

    /// @param content of the response in the document; missing for one without a body
    List<String> violations(Received answer, JsonNode content) {
        if (content.isMissingNode()) {
            return answer.body().isEmpty() ? List.of() : List.of("there is a body");
        }
        JsonNode media = content.path(answer.contentType());
        if (media.isMissingNode()) {
            return List.of("its type is '%s'".formatted(answer.contentType()));
        }
        if (!answer.contentType().equals("application/json")) {
            return List.of();
        }
        try {
            return violations(JSON.readTree(answer.body()), media.path("schema"));
        } catch (JacksonException e) {
            return List.of("its body is no JSON");
        }
    }

    List<String> violations(JsonNode body, JsonNode schema) {
        return schema(schema).validate(body).stream().map(Error::toString).toList();
    }

    boolean hasStatus(Received answer) {
        return JSON.readTree(answer.body()).path("status").asInt(0) == answer.status();
    }

    private Schema schema(JsonNode description) {
        return schemas.computeIfAbsent(description, this::read);
    }

    private Schema read(JsonNode description) {
        ObjectNode root = (ObjectNode) ofJsonSchema(description);
        close(root);
        root.set(DEFINITIONS, definitions);
        return registry.getSchema(root);
    }

    private static JsonNode ofJsonSchema(JsonNode described) {
        return JSON.readTree(described.toString().replace("#/components/schemas/", "#/" + DEFINITIONS + "/"));
    }

    /// Of objects whose fields are listed, others are excluded.
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.has("properties") && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            object.path("properties").forEach(Bodies::close);
            close(object.path("items"));
            close(object.path("additionalProperties"));
        }
    }
}
