package io.onbehalf.schemas;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/// Every record and enum of the catalogue: the types on the topics, and those that they are made of.
final class Reachable {

    private Reachable() {}

    /// By full name.
    static Map<String, Schema> types() {
        Map<String, Schema> found = new LinkedHashMap<>();
        Topics.ALL.stream().flatMap(topic -> topic.schemas().stream()).forEach(schema -> walk(schema, found));
        return found;
    }

    private static void walk(Schema schema, Map<String, Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.putIfAbsent(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> walk(field.schema(), found));
                }
            }
            case ENUM, FIXED -> found.putIfAbsent(schema.getFullName(), schema);
            case UNION -> schema.getTypes().forEach(type -> walk(type, found));
            case ARRAY -> walk(schema.getElementType(), found);
            case MAP -> walk(schema.getValueType(), found);
            default -> {
                // A primitive has no name and nothing inside.
            }
        }
    }
}
