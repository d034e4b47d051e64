package io.onbehalf.kit.web.json;

import io.onbehalf.kit.web.text.Choices;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/// Reads fewer values of some types than Jackson does, and refuses the others as a wrong value of their
/// field: enums without [what no caller gives][Choices], times as text only, whole numbers that their field
/// can hold.
final class StrictValues extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    private static final Map<Class<?>, Range> RANGES =
            Map.of(
                    int.class, new Range(Integer.MIN_VALUE, Integer.MAX_VALUE),
                    Integer.class, new Range(Integer.MIN_VALUE, Integer.MAX_VALUE),
                    long.class, new Range(Long.MIN_VALUE, Long.MAX_VALUE),
                    Long.class, new Range(Long.MIN_VALUE, Long.MAX_VALUE));

    private record Range(long min, long max) {

        private boolean holds(BigInteger value) {
            return value.compareTo(BigInteger.valueOf(min)) >= 0
                    && value.compareTo(BigInteger.valueOf(max)) <= 0;
        }
    }

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config,
            JavaType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> reading) {
        return new Choice(reading);
    }

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config,
            BeanDescription.Supplier description,
            ValueDeserializer<?> reading) {
        Class<?> type = description.getType().getRawClass();
        if (type == Instant.class) {
            return new IsoTime(reading);
        }
        Range range = RANGES.get(type);
        return range == null ? reading : new InRange(reading, type, range);
    }

    private static final class Choice extends DelegatingDeserializer {

        Choice(ValueDeserializer<?> reading) {
            super(reading);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reading) {
            return new Choice(reading);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            Object value = super.deserialize(parser, context);
            if (value instanceof Enum<?> given && !Choices.mayBeGiven(given)) {
                throw context.weirdStringException(given.name(), given.getDeclaringClass(), "no choice");
            }
            return value;
        }
    }

    /// Jackson also takes numbers, and texts of digits, as seconds since 1970, and years of more than four
    /// digits, which fit in no event.
    private static final class IsoTime extends DelegatingDeserializer {

        private static final int YEAR_DIGITS = 4;

        IsoTime(ValueDeserializer<?> reading) {
            super(reading);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reading) {
            return new IsoTime(reading);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(Instant.class, parser);
            }
            String text = parser.getString();
            if (text.indexOf('-') != YEAR_DIGITS || (!text.contains("T") && !text.contains("t"))) {
                throw context.weirdStringException(text, Instant.class, "no time");
            }
            return super.deserialize(parser, context);
        }
    }

    /// Jackson's own failure names no field.
    private static final class InRange extends DelegatingDeserializer {

        private final transient Class<?> type;
        private final transient Range range;

        InRange(ValueDeserializer<?> reading, Class<?> type, Range range) {
            super(reading);
            this.type = type;
            this.range = range;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reading) {
            return new InRange(reading, type, range);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_NUMBER_INT) && !range.holds(parser.getBigIntegerValue())) {
                throw context.weirdNumberException(parser.getBigIntegerValue(), type, "too large");
            }
            return super.deserialize(parser, context);
        }
    }
}
