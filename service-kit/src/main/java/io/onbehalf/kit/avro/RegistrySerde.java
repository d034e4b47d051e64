package io.onbehalf.kit.avro;

import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Avro values in Confluent's wire format: a zero, the schema's id in 4 bytes, the record.
///
/// An id never changes its schema, so a schema that was read once is kept, and needs the registry no more.
/// Only an id that is new to this process is asked for ([AwaitedSchemas]). While the registry is away, what
/// it answered at a former start counts ([RememberedSchemas]); without it, a reader of such a record gets
/// [RegistryUnavailable], which is no reason to set the record aside; who must not fail asks [#isReadable]
/// first. Schemas to write are given with [#know]. The library serdes write the same bytes, but forget their
/// cache when the registry is away for 30 seconds.
public final class RegistrySerde implements Serde<SpecificRecord> {

    public static final String REGISTRY_URL = "schema.registry.url";

    /// `user:password`, if the registry asks for them.
    public static final String USER_INFO = "basic.auth.user.info";

    static {
        TrustedSchemas.install();
    }

    private static final byte MAGIC = 0;
    private static final int PREFIX = 5;

    private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();
    private final AwaitedSchemas schemas = new AwaitedSchemas();
    private final Map<Integer, DatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();
    private volatile boolean registering;

    public RegistrySerde() {}

    public RegistrySerde(SchemaRegistry registry) {
        schemas.askedOf(registry);
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        if (configs.get(REGISTRY_URL) instanceof String url) {
            schemas.askedOf(
                    new HttpSchemaRegistry(url, configs.get(USER_INFO) instanceof String user ? user : null));
        }
    }

    /// Uses what the registry has answered before where it does not answer now, and keeps what it answers.
    public void remember(RememberedSchemas remembered) {
        schemas.remember(remembered);
    }

    RememberedSchemas remembered() {
        return schemas.remembered();
    }

    /// Makes a schema writable and readable without the registry.
    public void know(Schema schema, int id) {
        ids.put(schema, id);
        schemas.put(id, schema);
    }

    /// Tells whether schemas are still to come by [#know]: until then a record that can't be written may be
    /// written later.
    public void registering(boolean still) {
        registering = still;
    }

    /// True if reading a value needs no answer of the registry, or has had one. Otherwise its schema is asked
    /// for, in the background, until there is one.
    public boolean isReadable(byte @Nullable [] bytes) {
        return bytes == null || !isInWireFormat(bytes) || schemas.isAnswered(id(bytes));
    }

    /// True if a value's schema is known and of a type of ours that this build has no class for: reading it
    /// fails with [NewerType].
    public boolean isOfNewerType(byte @Nullable [] bytes) {
        if (bytes == null || !isInWireFormat(bytes) || readers.containsKey(id(bytes))) {
            return false;
        }
        Schema writer = schemas.known(id(bytes));
        return writer != null && isOfNewerType(writer);
    }

    private static boolean isOfNewerType(Schema writer) {
        return writer.getType() == Schema.Type.RECORD
                && TrustedSchemas.isOurs(writer.getFullName())
                && SpecificData.get().getClass(writer) == null;
    }

    /// The ids that records wait for, as the registry does not answer.
    public Set<Integer> awaited() {
        return schemas.awaited();
    }

    @Override
    public Serializer<SpecificRecord> serializer() {
        return (topic, value) -> value == null ? null : write(topic, value);
    }

    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
    }

    private byte[] write(String topic, SpecificRecord value) {
        Integer id = ids.get(value.getSchema());
        if (id == null && registering) {
            throw new RegistryUnavailable(
                    "topic %s: schema %s is not registered yet, the registry is away"
                            .formatted(topic, value.getSchema().getFullName()),
                    null);
        }
        if (id == null) {
            throw new SerializationException(
                    "topic %s: schema %s was not registered at start"
                            .formatted(topic, value.getSchema().getFullName()));
        }
        try (var bytes = new ByteArrayOutputStream(256)) {
            bytes.write(ByteBuffer.allocate(PREFIX).put(MAGIC).putInt(id).array());
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
            return bytes.toByteArray();
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
            throw new SerializationException(
                    "topic %s: a %s can't be written".formatted(topic, value.getSchema().getName()), e);
        }
    }

    private SpecificRecord read(String topic, byte[] bytes) {
        if (!isInWireFormat(bytes)) {
            throw new SerializationException("topic %s: not in Confluent's wire format".formatted(topic));
        }
        int id = id(bytes);
        Schema writer = schemas.get(id);
        DatumReader<SpecificRecord> reader = readers.get(id);
        if (reader == null) {
            // Resolving two schemas is expensive and always gives the same; Avro's readers may be shared
            // by threads.
            reader = new SpecificDatumReader<>(writer, ours(topic, id, writer));
            readers.put(id, reader);
        }
        try {
            var decoder = DecoderFactory.get().binaryDecoder(bytes, PREFIX, bytes.length - PREFIX, null);
            SpecificRecord value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new AvroRuntimeException("bytes are left over");
            }
            return value;
        } catch (IOException | RuntimeException e) { // garbage makes Avro fail in many ways
            throw new SerializationException(
                    "topic %s: not a readable %s".formatted(topic, writer.getFullName()), e);
        }
    }

    private static boolean isInWireFormat(byte[] bytes) {
        return bytes.length >= PREFIX && bytes[0] == MAGIC;
    }

    private static int id(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt(1);
    }

    /// The schema of our class of that name.
    private static Schema ours(String topic, int id, Schema writer) {
        @Nullable SecurityException untrusted = null;
        try {
            Class<?> type = SpecificData.get().getClass(writer);
            if (type != null && SpecificRecord.class.isAssignableFrom(type)) {
                return SpecificData.get().getSchema(type);
            }
        } catch (SecurityException e) {
            untrusted = e;
        }
        String problem =
                "topic %s: no class for schema %s (id %d)".formatted(topic, writer.getFullName(), id);
        throw isOfNewerType(writer) ? new NewerType(problem) : new SerializationException(problem, untrusted);
    }
}
