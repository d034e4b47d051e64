package io.onbehalf.e2e.fuzz;

import io.onbehalf.e2e.contract.ApiContract;
import io.onbehalf.e2e.contract.ApiOperation;
import io.onbehalf.e2e.contract.ValidBodies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// Calls of every operation in turn, each a valid one with one to three things wrong: a field of another kind
/// or missing, an odd text, a body that is none, an id that is none, an odd header. A seed gives the same
/// calls again.
final class FuzzedCalls {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final ApiContract contract;
    private final Map<String, String> known;
    private final Random random;
    private final OddValues odd;
    private final ValidBodies bodies = ValidBodies.read();

    /// @param known values of fields and path variables by their names
    FuzzedCalls(ApiContract contract, Map<String, String> known, long seed) {
        this.contract = contract;
        this.known = known;
        random = new Random(seed);
        odd = new OddValues(random);
    }

    /// Without end.
    Stream<FuzzedCall> stream() {
        List<ApiOperation> operations = contract.operations();
        return Stream.iterate(0, index -> (index + 1) % operations.size())
                .map(operations::get)
                .map(this::call);
    }

    private FuzzedCall call(ApiOperation operation) {
        JsonNode valid = bodies.of(operation, known);
        String body = valid.isMissingNode() ? "" : body(valid);
        Map<String, String> headers = random.nextInt(4) == 0 ? odd.header() : Map.of();
        return new FuzzedCall(operation, path(operation) + query(operation), body, headers);
    }

    private String body(JsonNode body) {
        if (random.nextInt(10) == 0) {
            return odd.body();
        }
        int faults = 1 + random.nextInt(3);
        for (int i = 0; i < faults; i++) {
            spoil(body);
        }
        return body.toString();
    }

    /// Removes a value of the body, or puts an odd one in its place.
    private void spoil(JsonNode body) {
        List<JsonNode> containers = new ArrayList<>();
        collect(body, containers);
        switch (containers.get(random.nextInt(containers.size()))) {
            case ObjectNode object when !object.isEmpty() -> {
                List<String> names = List.copyOf(object.propertyNames());
                String name = names.get(random.nextInt(names.size()));
                if (random.nextInt(4) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, oddValue());
                }
            }
            case ArrayNode array -> array.add(oddValue());
            default -> {}
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(each -> collect(each, containers));
        }
    }

    private JsonNode oddValue() {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(odd.json()));
    }

    /// A DELETE never names a thing that is there, as other calls need it.
    private String path(ApiOperation operation) {
        boolean valid = !operation.method().equals("DELETE") && random.nextInt(4) > 0;
        return VARIABLE.matcher(operation.path())
                .replaceAll(variable ->
                        valid && known.containsKey(variable.group(1))
                                ? known.get(variable.group(1))
                                : odd.encoded());
    }

    private String query(ApiOperation operation) {
        List<String> parameters = new ArrayList<>();
        for (JsonNode parameter : operation.description().path("parameters")) {
            if (parameter.path("in").asString("").equals("query") && random.nextInt(3) == 0) {
                parameters.add(parameter.path("name").asString("") + "=" + odd.encoded());
            }
        }
        if (random.nextInt(10) == 0) {
            parameters.add(odd.encoded() + "=" + odd.encoded());
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}
