package io.onbehalf.kit.web.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The values of an enum that a caller may give, as the API spells them: what is read from a body, and what
/// an error lists.
public final class Choices {

    /// Stands in our enums for what a later version writes. No caller means that.
    private static final String OF_LATER_VERSIONS = "UNKNOWN";

    private Choices() {}

    /// The spellings, in the order of the enum.
    public static List<String> of(Class<?> type) {
        return constants(type).filter(Choices::mayBeGiven).map(Choices::spelling).toList();
    }

    /// As a sentence after a field's name.
    public static String sentence(Class<?> type) {
        return "must be one of " + String.join(", ", of(type));
    }

    /// False for what stands for values of later versions.
    public static boolean mayBeGiven(Enum<?> value) {
        return !value.name().equals(OF_LATER_VERSIONS);
    }

    private static Stream<Enum<?>> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum.class::cast);
    }

    private static String spelling(Enum<?> value) {
        try {
            JsonProperty ours =
                    value.getDeclaringClass().getField(value.name()).getAnnotation(JsonProperty.class);
            return ours == null ? value.name() : ours.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
