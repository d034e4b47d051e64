package io.onbehalf.kit.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.cbor.CBORWriteFeature;

/// A service's private state as bytes: CBOR by field name, so that it is compact and survives an added field.
///
/// A state that was written before a field was added is read with null, 0, false or an empty Optional in it.
/// Half a character (an unpaired surrogate) is written as U+FFFD. A sealed type is written with its record's
/// simple name, so the domain needs no annotations for it.
public final class StateCodec {

    private static final CBORMapper MAPPER =
            CBORMapper.builder()
                    .annotationIntrospector(new SealedByName())
                    .enable(CBORWriteFeature.LENIENT_UTF_ENCODING)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    /// Finding a type's reader takes longer than reading a small row.
    private static final ClassValue<ObjectReader> READERS =
            new ClassValue<>() {
                @Override
                protected ObjectReader computeValue(Class<?> type) {
                    return MAPPER.readerFor(type);
                }
            };

    private StateCodec() {}

    public static byte[] write(Object value, Class<?> type) {
        return MAPPER.writerFor(type).writeValueAsBytes(value);
    }

    public static <T> @Nullable T read(byte @Nullable [] bytes, Class<T> type) {
        return bytes == null ? null : READERS.get(type).readValue(bytes);
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
