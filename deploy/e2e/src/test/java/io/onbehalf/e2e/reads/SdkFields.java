package io.onbehalf.e2e.reads;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which fields of the SDK's models have values in the answers that it has read.
///
/// A field has a value if one of the answers gives it one. An empty list is none: the SDK makes it of a
/// missing one.
final class SdkFields {

    private static final String MODELS = "com.mypurecloud.sdk.v2.model";

    /// What the SDK makes of a value that it does not know.
    private static final String UNKNOWN = "OUTDATEDSDKVERSION";

    /// The field of each path, as in `Participant.address` of `Conversation.participants.address`.
    private final Map<String, String> known = new TreeMap<>();

    private final Set<String> filledPaths = new TreeSet<>();
    private final Set<String> filledFields = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();

    /// Adds an answer.
    void add(Object model) {
        add(model.getClass().getSimpleName(), model);
    }

    /// Adds an answer that is a list.
    ///
    /// @param model the name of its entries' model
    void addAll(String model, Collection<?> all) {
        add(model, all);
    }

    /// The fields without a value: each as `Model.field` if no such model has one anywhere, else with its
    /// path from the answer's model. What is below them is not named.
    Set<String> absent() {
        Set<String> absent = new TreeSet<>();
        known.forEach((path, field) -> {
            if (!filledPaths.contains(path)) {
                absent.add(filledFields.contains(field) ? path : field);
            }
        });
        return absent;
    }

    /// The paths of values that the SDK does not know.
    Set<String> unknown() {
        return unknown;
    }

    private void add(String path, Object value) {
        if (value instanceof Collection<?> all) {
            all.forEach(each -> add(path, each));
        } else if (value instanceof Enum<?> choice) {
            if (choice.name().equals(UNKNOWN)) {
                unknown.add(path);
            }
        } else if (value.getClass().getPackageName().equals(MODELS)) {
            for (Method getter : value.getClass().getMethods()) {
                JsonProperty property = getter.getAnnotation(JsonProperty.class);
                if (property != null && getter.getParameterCount() == 0) {
                    String name = "." + property.value();
                    addField(path + name, value.getClass().getSimpleName() + name, get(getter, value));
                }
            }
        }
    }

    private void addField(String path, String field, @Nullable Object value) {
        known.put(path, field);
        if (value != null && !(value instanceof Collection<?> all && all.isEmpty())) {
            filledPaths.add(path);
            filledFields.add(field);
            add(path, value);
        }
    }

    private static @Nullable Object get(Method getter, Object model) {
        try {
            return getter.invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
