package io.onbehalf.e2e.contract;

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
