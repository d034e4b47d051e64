package io.onbehalf.kit.avro;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/// Converts domain records into Avro records of the same name and back, field by field of the same name.
///
/// The domain's own types stay free of Avro; this is the only place that knows both. A record with the single
/// component `value` (a typed id) is that value, an empty Optional is null, an enum is its symbol, nested
/// records and lists are followed. Avro stays flat for its readers: a component that is a record and has no
/// Avro field of its name lends its own components to the record around it, at any depth; it is null where
/// all of these are, unless all are Optionals. A name that is missing on either side is a bug and throws
/// [IllegalStateException] at first use; tests walk the sealed types, so none is overlooked.
public final class RecordMapper {

    static {
        TrustedSchemas.install();
    }

    private static final String SCHEMAS = "io.onbehalf.schemas.";
    private static final RecordMapper CATALOGUE =
            new RecordMapper(
                    SCHEMAS + "queue",
                    SCHEMAS + "conversation",
                    SCHEMAS + "wrapup",
                    SCHEMAS + "carrier",
                    SCHEMAS + "common");

    private final List<String> packages;
    private final Map<Class<?>, Class<?>> avroTypes = new ConcurrentHashMap<>();

    /// @param packages where to look for the Avro class of a domain record's simple name
    RecordMapper(String... packages) {
        this.packages = List.of(packages);
    }

    /// The mapper of the catalogue's schemas, whose simple names are unique.
    public static RecordMapper ofCatalogue() {
        return CATALOGUE;
    }

    /// Converts a domain record.
    ///
    /// @param source the domain record
    /// @param extra fields that the domain record does not have, such as the event's header, by name
    public SpecificRecord toAvro(Record source, Map<String, ? extends @Nullable Object> extra) {
        return fill(avroType(source.getClass()), source, extra);
    }

    /// Converts an Avro record; drops the fields that only Avro has.
    public <T> T toDomain(SpecificRecord source, Class<T> type) {
        return type.cast(build(source, type));
    }

    /// Reads Avro records as the [#records] of a sealed type; null for Avro types that it does not know.
    public <T> Function<SpecificRecord, @Nullable T> reader(Class<T> sealedType) {
        Map<Class<?>, Class<?>> domainTypes = new HashMap<>();
        records(sealedType).forEach(domainType -> domainTypes.put(avroType(domainType), domainType));
        return source -> {
            Class<?> domainType = domainTypes.get(source.getClass());
            return domainType == null ? null : sealedType.cast(toDomain(source, domainType));
        };
    }

    /// The records of a sealed type, at whatever depth; of another type, itself.
    public static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(RecordMapper::records)
                : Stream.of(type);
    }

    /// The Avro class for a domain record: the same simple name.
    public Class<?> avroType(Class<?> domainType) {
        return avroTypes.computeIfAbsent(domainType, this::findAvroType);
    }

    /// True if a domain record has a field, as a component of its own or of one that lends its components.
    public static boolean has(Class<?> record, String field) {
        return RecordReflection.of(record).has(field);
    }

    private Class<?> findAvroType(Class<?> domainType) {
        return packages.stream()
                .map(candidate -> candidate + "." + domainType.getSimpleName())
                .filter(name -> ClassUtils.isPresent(name, getClass().getClassLoader()))
                .findFirst()
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, getClass().getClassLoader()))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no Avro class %s in %s".formatted(domainType.getSimpleName(), packages)));
    }

    private SpecificRecord fill(
            Class<?> avroType, Record source, Map<String, ? extends @Nullable Object> extra) {
        var target = (SpecificRecord) SpecificData.newInstance(avroType, null);
        for (Schema.Field field : target.getSchema().getFields()) {
            Object value =
                    extra.containsKey(field.name())
                            ? extra.get(field.name())
                            : RecordReflection.of(source.getClass()).value(source, field.name());
            target.put(field.pos(), toAvroValue(value, field.schema()));
        }
        return target;
    }

    private @Nullable Object toAvroValue(@Nullable Object value, Schema schema) {
        Schema type = nonNull(schema);
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> toAvroValue(optional.orElse(null), schema);
            case Enum<?> symbol -> symbol(avroClass(type), symbol.name());
            case List<?> items ->
                    items.stream().map(item -> toAvroValue(item, type.getElementType())).toList();
            case Record wrapped when type.getType() != Schema.Type.RECORD ->
                    RecordReflection.of(wrapped.getClass()).value(wrapped, "value");
            case Record nested -> fill(avroClass(type), nested, Map.of());
            default -> value;
        };
    }

    private Object build(SpecificRecord source, Class<?> type) {
        return RecordReflection.of(type).construct(arguments(source, type));
    }

    private @Nullable Object[] arguments(SpecificRecord source, Class<?> type) {
        List<RecordComponent> components = RecordReflection.of(type).components();
        @Nullable Object[] arguments = new Object[components.size()];
        for (int i = 0; i < components.size(); i++) {
            arguments[i] = argument(source, components.get(i));
        }
        return arguments;
    }

    private @Nullable Object argument(SpecificRecord source, RecordComponent component) {
        Schema.Field field = source.getSchema().getField(component.getName());
        if (field != null) {
            return toDomainValue(source.get(field.pos()), component.getGenericType());
        }
        Class<?> type = RecordReflection.nested(component);
        if (!type.isRecord()) {
            throw new IllegalStateException(
                    "%s has no %s".formatted(source.getSchema().getName(), component.getName()));
        }
        @Nullable Object[] nested = arguments(source, type);
        boolean optional = component.getType() == Optional.class;
        boolean nullable = Arrays.stream(nested).anyMatch(Objects::isNull);
        if ((optional || nullable) && Arrays.stream(nested).allMatch(RecordMapper::isAbsent)) {
            return optional ? Optional.empty() : null;
        }
        Object value = RecordReflection.of(type).construct(nested);
        return optional ? Optional.of(value) : value;
    }

    private static boolean isAbsent(@Nullable Object value) {
        return value == null || value.equals(Optional.empty());
    }

    private @Nullable Object toDomainValue(@Nullable Object value, Type type) {
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
            return Optional.ofNullable(toDomainValue(value, optional.getActualTypeArguments()[0]));
        }
        return switch (value) {
            case null -> null;
            case Enum<?> symbol -> symbol((Class<?>) type, symbol.name());
            case List<?> items -> {
                Type item = ((ParameterizedType) type).getActualTypeArguments()[0];
                yield items.stream().map(each -> toDomainValue(each, item)).toList();
            }
            case SpecificRecord nested -> build(nested, (Class<?>) type);
            default ->
                    type instanceof Class<?> target && target.isRecord()
                            ? RecordReflection.of(target).construct(value)
                            : value;
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the enum's own type is not known here
    private static Object symbol(Class<?> type, String name) {
        try {
            return Enum.valueOf((Class<? extends Enum>) type, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("%s has no %s".formatted(type.getSimpleName(), name), e);
        }
    }

    private static Class<?> avroClass(Schema schema) {
        return SpecificData.get().getClass(schema);
    }

    /// The other type of a union with null; most fields are none. Every field of every record asks.
    private static Schema nonNull(Schema schema) {
        if (schema.isUnion()) {
            for (Schema type : schema.getTypes()) {
                if (type.getType() != Schema.Type.NULL) {
                    return type;
                }
            }
        }
        return schema;
    }
}
