package io.onbehalf.schemas;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;

/// Finds the fields that hold a contact's data: those with `"pii": "contact"`.
final class PersonalData {

    private static final String MARK = "pii";

    private PersonalData() {}

    /// True if a value of the schema has such a field, at whatever depth.
    static boolean isIn(Schema schema) {
        return isIn(schema, new HashSet<>());
    }

    private static boolean isIn(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case RECORD ->
                    seen.add(schema.getFullName())
                            && schema.getFields().stream()
                                    .anyMatch(field ->
                                            field.getProp(MARK) != null || isIn(field.schema(), seen));
            case ARRAY -> isIn(schema.getElementType(), seen);
            case MAP -> isIn(schema.getValueType(), seen);
            case UNION -> schema.getTypes().stream().anyMatch(each -> isIn(each, seen));
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> false;
        };
    }
}
