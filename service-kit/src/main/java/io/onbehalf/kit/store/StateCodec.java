package io.onbehalf.kit.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.onbehalf.kit.domain.state.NewerRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.cbor.CBORWriteFeature;

/// A service's private state as bytes: CBOR by field name, so that it is compact and survives an added field.
///
/// A state that was written before a field was added is read with null, 0, false or an empty Optional in it.
/// Half a character (an unpaired surrogate) is written as U+FFFD, a time of whole milliseconds as their
/// number since 1970 and any other as text. A sealed type is written with its record's simple name, so the
/// domain needs no annotations for it.
///
/// A row of a type with a [io.onbehalf.kit.domain.state.StateVersion] begins with it; a row without one is of
/// version 1.
public final class StateCodec {

    private static final CBORMapper MAPPER =
            CBORMapper.builder()
                    .annotationIntrospector(new SealedByName())
                    .addModule(new ForState())
                    .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
                    .enable(CBORWriteFeature.LENIENT_UTF_ENCODING)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    /// Finding a type's reader or writer takes longer than reading or writing a small row.
    private static final ClassValue<ObjectReader> READERS =
            new ClassValue<>() {
                @Override
                protected ObjectReader computeValue(Class<?> type) {
                    return MAPPER.readerFor(type);
                }
            };

    private static final ClassValue<ObjectWriter> WRITERS =
            new ClassValue<>() {
                @Override
                protected ObjectWriter computeValue(Class<?> type) {
                    return MAPPER.writerFor(type);
                }
            };

    private StateCodec() {}

    public static byte[] write(Object value, Class<?> type) {
        return RowStamp.stamped(WRITERS.get(type).writeValueAsBytes(value), type);
    }

    /// The value of a row; null for none.
    ///
    /// @throws NewerRow if a newer version of the type has been written
    public static <T> @Nullable T read(byte @Nullable [] bytes, Class<T> type) {
        if (bytes == null) {
            return null;
        }
        int stamp = RowStamp.length(bytes, type);
        Object plain = PlainRow.read(bytes, stamp, type);
        return plain != null
                ? type.cast(plain)
                : READERS.get(type).readValue(bytes, stamp, bytes.length - stamp);
    }

    private static final class ForState extends SimpleModule {

        private static final long serialVersionUID = 1L;

        ForState() {
            addSerializer(Instant.class, new Millis());
        }

        @Override
        public void setupModule(SetupContext context) {
            super.setupModule(context);
            context.addValueInstantiators(new PreparedRecords());
        }
    }

    /// Text takes ten times as long to read.
    private static final class Millis extends StdSerializer<Instant> {

        private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
        private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

        Millis() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator to, SerializationContext context) {
            if (time.equals(time.truncatedTo(ChronoUnit.MILLIS))
                    && !time.isBefore(FIRST)
                    && !time.isAfter(LAST)) {
                to.writeNumber(time.toEpochMilli());
            } else {
                to.writeString(time.toString());
            }
        }
    }

    private static final class SealedByName extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated type) {
            if (type instanceof AnnotatedClass && type.getRawType().isSealed()) {
                return JsonTypeInfo.Value.construct(
                        JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, true);
            }
            return super.findPolymorphicTypeInfo(config, type);
        }
    }
}
