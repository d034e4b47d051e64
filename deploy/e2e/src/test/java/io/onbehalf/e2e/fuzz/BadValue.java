package io.onbehalf.e2e.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A value that a schema does not allow.
///
/// @param fault what is wrong with it
record BadValue(String fault, JsonNode value) {

    private static final Set<String> TEXTS = Set.of("string", "array");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// All of a value in a body.
    static Stream<BadValue> of(JsonNode schema) {
        return Stream.concat(ofAnotherKind(schema), outOfBounds(schema).stream());
    }

    /// All of a parameter of the query, where every value is a text, and one value is a list of one.
    static Stream<BadValue> ofParameter(JsonNode schema) {
        Stream<BadValue> another =
                kinds(schema).anyMatch(TEXTS::contains) ? Stream.of() : Stream.of(text("another kind", "x"));
        return Stream.concat(another, outOfBounds(schema).stream());
    }

    private static Stream<BadValue> ofAnotherKind(JsonNode schema) {
        return kinds(schema)
                .limit(1)
                .map(kind ->
                        switch (kind) {
                            case "string" -> NODES.numberNode(5);
                            case "boolean" -> NODES.stringNode("true");
                            case "integer", "number" -> NODES.stringNode("1");
                            case "array" -> NODES.objectNode();
                            case "object" -> NODES.arrayNode();
                            default -> throw new IllegalArgumentException("no kind of JSON: " + kind);
                        })
                .map(value -> new BadValue("another kind", value));
    }

    /// A schema without a type allows every kind.
    private static Stream<String> kinds(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isString() ? Stream.of(type.stringValue()) : type.valueStream().map(JsonNode::asString);
    }

    private static List<BadValue> outOfBounds(JsonNode schema) {
        List<BadValue> bad = new ArrayList<>();
        if (schema.has("enum")) {
            bad.add(text("no choice", "no-such-choice"));
        }
        if (schema.has("format") && schema.path("type").asString("").equals("string")) {
            bad.add(text("no " + schema.path("format").asString(), "no such form"));
        }
        if (schema.has("maxLength")) {
            bad.add(text("too long", "x".repeat(schema.path("maxLength").asInt() + 1)));
        }
        if (schema.path("minLength").asInt(0) > 0) {
            bad.add(text("empty", ""));
        }
        if (schema.has("maximum")) {
            bad.add(new BadValue("too large", NODES.numberNode(schema.path("maximum").asLong() + 1)));
        }
        if (schema.has("minimum")) {
            bad.add(new BadValue("too small", NODES.numberNode(schema.path("minimum").asLong() - 1)));
        }
        if (schema.has("maxItems")) {
            bad.add(new BadValue("too many", items(schema.path("maxItems").asInt() + 1)));
        }
        if (schema.path("minItems").asInt(0) > 0) {
            bad.add(new BadValue("too few", items(0)));
        }
        return bad;
    }

    private static BadValue text(String fault, String value) {
        return new BadValue(fault, NODES.stringNode(value));
    }

    private static JsonNode items(int count) {
        return NODES.arrayNode().addAll(Collections.nCopies(count, NODES.stringNode("x")));
    }
}
