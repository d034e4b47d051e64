package io.onbehalf.local.client;

import io.onbehalf.local.Failure;
import io.onbehalf.local.layout.Endpoints;
import io.onbehalf.local.layout.RegistryUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import tools.jackson.databind.json.JsonMapper;

/// Decodes record values in Confluent's wire format (a zero byte, the schema's id, Avro) with the schemas of
/// the registry alone.
public final class AvroValueReader {

    private static final int HEADER = 5;

    private final Endpoints stack;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    /// @param stack whose registry has the schemas
    public AvroValueReader(Endpoints stack) {
        this.stack = stack;
    }

    /// Throws if the value is not in this format or the registry does not return its schema.
    public GenericRecord read(byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        if (value.length < HEADER || bytes.get() != 0) {
            throw new Failure("a value of %d bytes is not in Confluent's format.".formatted(value.length));
        }
        Schema schema = schemas.computeIfAbsent(bytes.getInt(), this::fetch);
        try {
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null));
        } catch (IOException e) {
            throw new Failure("a value does not fit its schema %s: %s".formatted(schema.getFullName(), e), e);
        }
    }

    private Schema fetch(int id) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(stack.registryUrl() + "/schemas/ids/" + id));
        RegistryUser user = stack.registryUser();
        if (user != null) {
            request.header("Authorization", user.authorization());
        }
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String schema = JsonMapper.shared().readTree(response.body()).path("schema").asString("");
            return new Schema.Parser().parse(schema);
        } catch (IOException e) {
            throw new Failure("the registry does not return schema %d: %s".formatted(id, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while fetching schema " + id, e);
        }
    }
}
