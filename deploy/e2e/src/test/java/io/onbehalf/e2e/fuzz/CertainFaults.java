package io.onbehalf.e2e.fuzz;

import io.onbehalf.e2e.contract.ApiContract;
import io.onbehalf.e2e.contract.ApiOperation;
import io.onbehalf.e2e.contract.ValidBodies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Calls that are valid but for one thing, against which the document speaks: a value of another kind, a
/// missing field, no choice of an enum, a value that is too large or too small, an id that is none. Each must
/// be refused.
final class CertainFaults {

    private final ApiContract contract;
    private final ValidBodies bodies = ValidBodies.read();
    private final Map<String, String> known;

    /// @param known values of fields and path variables by their names
    CertainFaults(ApiContract contract, Map<String, String> known) {
        this.contract = contract;
        this.known = known;
    }

    /// What is wrong with a call, and the call.
    record Faulty(String fault, FuzzedCall call) {}

    List<Faulty> all() {
        return contract.operations().stream().flatMap(this::of).toList();
    }

    private Stream<Faulty> of(ApiOperation operation) {
        List<Faulty> faults = new ArrayList<>();
        JsonNode body = bodies.of(operation, known);
        String path = ValidBodies.filled(operation.path(), known);
        if (!body.isMissingNode()) {
            bodyFaults(operation.bodySchema(), body)
                    .forEach((fault, wrong) ->
                            faults.add(new Faulty(fault, new FuzzedCall(operation, path, wrong.toString()))));
        }
        String text = body.isMissingNode() ? "" : body.toString();
        for (JsonNode parameter : operation.description().path("parameters")) {
            parameterFaults(operation, path, parameter)
                    .forEach((fault, target) ->
                            faults.add(new Faulty(fault, new FuzzedCall(operation, target, text))));
        }
        return faults.stream();
    }

    private Map<String, String> parameterFaults(ApiOperation operation, String path, JsonNode parameter) {
        String name = parameter.path("name").asString("");
        Map<String, String> targets = new HashMap<>();
        switch (parameter.path("in").asString("")) {
            case "path" -> {
                Map<String, String> values = new HashMap<>(known);
                values.put(name, "not-an-id");
                targets.put(name + ": no id", ValidBodies.filled(operation.path(), values));
            }
            case "query" ->
                    BadValue.ofParameter(parameter.path("schema"))
                            .forEach(bad ->
                                    targets.put(
                                            name + ": " + bad.fault(),
                                            path + "?" + name + "=" + bad.value().asString()));
            default -> {}
        }
        return targets;
    }

    /// Bodies with one fault each, by what it is.
    private Map<String, JsonNode> bodyFaults(JsonNode schema, JsonNode body) {
        Map<String, JsonNode> wrong = new HashMap<>();
        BadValue.of(contract.resolved(schema)).forEach(bad -> wrong.put("body: " + bad.fault(), bad.value()));
        collect("", schema, body, wrong);
        return wrong;
    }

    private void collect(String pointer, JsonNode reference, JsonNode body, Map<String, JsonNode> wrong) {
        JsonNode schema = contract.resolved(reference);
        switch (body.at(pointer)) {
            case ObjectNode object -> {
                for (JsonNode required : schema.path("required")) {
                    String name = required.asString();
                    JsonNode copy = body.deepCopy();
                    ((ObjectNode) copy.at(pointer)).remove(name);
                    wrong.put(pointer + "/" + name + ": missing", copy);
                }
                fields(schema, object).forEach((name, field) -> replace(pointer, name, field, body, wrong));
            }
            case ArrayNode array when !array.isEmpty() ->
                    replace(pointer, "0", schema.path("items"), body, wrong);
            default -> {}
        }
    }

    /// Puts bad values in the place of a field or an element, and of what lies below it.
    private void replace(
            String pointer, String name, JsonNode schema, JsonNode body, Map<String, JsonNode> wrong) {
        String place = pointer + "/" + name;
        BadValue.of(contract.resolved(schema))
                .forEach(bad -> {
                    JsonNode copy = body.deepCopy();
                    switch (copy.at(pointer)) {
                        case ObjectNode object -> object.set(name, bad.value());
                        case ArrayNode array -> array.set(Integer.parseInt(name), bad.value());
                        default -> throw new IllegalArgumentException("nothing lies below " + pointer);
                    }
                    wrong.put(place + ": " + bad.fault(), copy);
                });
        collect(place, schema, body, wrong);
    }

    /// The fields of an object with their schemas; of a map those of the body.
    private static Map<String, JsonNode> fields(JsonNode schema, ObjectNode object) {
        JsonNode values = schema.path("additionalProperties");
        return values.isObject()
                ? object.propertyNames().stream().collect(Collectors.toMap(name -> name, _ -> values))
                : schema.path("properties")
                        .propertyStream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
