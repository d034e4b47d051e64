package io.onbehalf.kit.config;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;

/// The serde for values that the configuration names; a wrong name is refused at start.
final class ValueSerde {

    private static final String KEY = "onbehalf.value-serde";
    private static final String CONFLUENT = "io.confluent.";

    private ValueSerde() {}

    /// A new instance, not yet configured.
    ///
    /// @throws IllegalStateException if there is no such class, or if it is not a serde
    @SuppressWarnings("unchecked")
    static Serde<SpecificRecord> named(String className) {
        Class<?> type = load(className);
        if (!Serde.class.isAssignableFrom(type)) {
            throw new IllegalStateException(
                    "%s %s: is not a %s".formatted(KEY, className, Serde.class.getName()));
        }
        try {
            return (Serde<SpecificRecord>) BeanUtils.instantiateClass(type);
        } catch (BeanInstantiationException e) {
            throw new IllegalStateException(
                    "%s %s: can't be made: needs a constructor without arguments that works"
                            .formatted(KEY, className),
                    e);
        }
    }

    private static Class<?> load(String className) {
        try {
            return ClassUtils.forName(className, ValueSerde.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            String hint =
                    className.startsWith(CONFLUENT)
                            ? "; Confluent's serde is there if the services were built with -Pconfluent"
                            : "";
            throw new IllegalStateException(
                    "%s %s: no such class on the class path%s".formatted(KEY, className, hint), e);
        }
    }
}
