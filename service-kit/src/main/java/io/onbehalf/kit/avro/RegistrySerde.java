package io.onbehalf.kit.avro;

import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
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
/// Only an id that is new to this process is fetched; while the registry is away the reader waits
/// (`onbehalf.registry.patience.ms`) and then throws [RegistryUnavailable], which is no reason to set a
/// record aside. Schemas to write are given with [#know]; nothing is registered at run time. The library
/// serdes write the same bytes, but forget their cache when the registry is away for 30 seconds.
public final class RegistrySerde implements Serde<SpecificRecord> {

    public static final String REGISTRY_URL = "schema.registry.url";

    /// `user:password`, if the registry asks for them.
    public static final String USER_INFO = "basic.auth.user.info";

    public static final String PATIENCE_MS = "onbehalf.registry.patience.ms";

    static {
        TrustedSchemas.install();
    }

    private static final byte MAGIC = 0;
    private static final int PREFIX = 5;

    private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Integer, DatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;
    private long patienceMs = 20_000;

    public RegistrySerde() {}

    public RegistrySerde(SchemaRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        if (configs.get(REGISTRY_URL) instanceof String url) {
            registry =
                    new HttpSchemaRegistry(url, configs.get(USER_INFO) instanceof String user ? user : null);
        }
        Object patience = configs.get(PATIENCE_MS);
        if (patience != null) {
            patienceMs = Long.parseLong(patience.toString());
        }
    }

    /// Makes a schema writable and readable without the registry.
    public void know(Schema schema, int id) {
        ids.put(schema, id);
        schemas.put(id, schema);
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
        if (bytes.length < PREFIX || bytes[0] != MAGIC) {
            throw new SerializationException("topic %s: not in Confluent's wire format".formatted(topic));
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        Schema writer = schema(id);
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
        throw new SerializationException(
                "topic %s: no class for schema %s (id %d)".formatted(topic, writer.getFullName(), id),
                untrusted);
    }

    private Schema schema(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        Schema fetched = fetch(id);
        schemas.put(id, fetched);
        return fetched;
    }

    private Schema fetch(int id) {
        SchemaRegistry source = registry;
        if (source == null) {
            throw new SerializationException(
                    "schema id %d is unknown and no registry is configured".formatted(id));
        }
        long giveUpAt = System.nanoTime() + patienceMs * 1_000_000;
        while (true) {
            try {
                return source.byId(id);
            } catch (SchemaRegistry.SchemaRefused e) {
                throw new SerializationException("schema id %d is unknown to the registry".formatted(id), e);
            } catch (RegistryUnavailable e) {
                if (System.nanoTime() > giveUpAt || !pause()) {
                    throw e;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(250);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
