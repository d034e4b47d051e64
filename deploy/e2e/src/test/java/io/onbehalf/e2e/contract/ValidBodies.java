package io.onbehalf.e2e.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A valid body for each operation that has one, from `api/valid-bodies.yaml`: the one source for all tests
/// that call every operation.
public final class ValidBodies {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final JsonNode bodies;

    private ValidBodies(JsonNode bodies) {
        this.bodies = bodies;
    }

    public static ValidBodies read() {
        try (InputStream file = ValidBodies.class.getResourceAsStream("/api/valid-bodies.yaml")) {
            return new ValidBodies(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Method and path of each, as in the OpenAPI document.
    public Set<String> calls() {
        return new TreeSet<>(bodies.propertyNames());
    }

    /// The body of an operation; a missing node if it has none.
    ///
    /// @param values of what stands in braces, by its name
    public JsonNode of(ApiOperation operation, Map<String, String> values) {
        return filled(bodies.path(operation.call()), values);
    }

    private static JsonNode filled(JsonNode body, Map<String, String> values) {
        if (body instanceof ObjectNode object) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            object.forEachEntry((name, value) -> filled.set(name, filled(value, values)));
            return filled;
        }
        if (body instanceof ArrayNode array) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            array.forEach(value -> filled.add(filled(value, values)));
            return filled;
        }
        return body.isString()
                ? JsonNodeFactory.instance.stringNode(filled(body.stringValue(), values))
                : body;
    }

    /// A text in which each name in braces is replaced by its value. Throws if a name has none.
    public static String filled(String text, Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(name -> {
                    String value = values.get(name.group(1));
                    if (value == null) {
                        throw new IllegalArgumentException("%s: no value is known".formatted(name.group()));
                    }
                    return value;
                });
    }
}
