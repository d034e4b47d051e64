package io.onbehalf.e2e.contract;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// An operation of the document.
///
/// @param method in capitals
/// @param path with a name in braces for each variable
public record ApiOperation(String method, String path, JsonNode description) {

    /// Method and path.
    public String call() {
        return method + " " + path;
    }

    /// Of these a caller needs one; some only for what is another user's.
    public List<String> permissions() {
        return description.path("x-permissions").valueStream().map(JsonNode::asString).toList();
    }

    /// The schema of its body; a missing node if it has none.
    public JsonNode bodySchema() {
        return description.at("/requestBody/content/application~1json/schema");
    }

    /// The status of its answer if it is not refused.
    public int successStatus() {
        return description.path("responses").propertyNames().stream()
                .filter(status -> status.startsWith("2"))
                .map(Integer::valueOf)
                .findFirst()
                .orElseThrow();
    }

    long variables() {
        return path.chars().filter(character -> character == '{').count();
    }

    Pattern pattern() {
        String literal = Pattern.quote(path).replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q");
        return Pattern.compile(literal);
    }

    JsonNode response(int status) {
        return description.path("responses").path(String.valueOf(status));
    }
}
