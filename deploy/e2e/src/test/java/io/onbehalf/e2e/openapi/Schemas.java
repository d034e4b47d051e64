package io.onbehalf.e2e.openapi;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The schemas of all parts by their names. Two parts may have the same schema, but no two of one name.
final class Schemas {

    private static final Pattern REFERENCE = Pattern.compile("#/components/schemas/(\\w+)");

    private final Map<String, Schema<?>> byName = new TreeMap<>();

    void add(String name, Schema<?> schema) {
        Schema<?> other = byName.putIfAbsent(name, schema);
        if (other != null && !Yaml31.pretty(other).equals(Yaml31.pretty(schema))) {
            throw new IllegalStateException("two schemas are called " + name);
        }
    }

    /// Adds those to the components that the document refers to, and those that these refer to.
    void addUsed(OpenAPI document, Components components) {
        used(document).forEach(name -> components.addSchemas(name, byName.get(name)));
    }

    private Set<String> used(OpenAPI document) {
        Set<String> used = new TreeSet<>();
        List<String> texts = new ArrayList<>(List.of(Yaml31.pretty(document)));
        while (!texts.isEmpty()) {
            Set<String> found = references(texts.removeFirst());
            found.removeAll(used);
            used.addAll(found);
            found.forEach(name -> texts.add(Yaml31.pretty(byName.get(name))));
        }
        return used;
    }

    private static Set<String> references(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .map(reference -> reference.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
