package io.onbehalf.kit.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.RememberedSchemas;
import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KafkaBootstrapTest {

    private static final QueueMemberSnapshot AMY = new QueueMemberSnapshot("acme", "support", "amy", true);

    @TempDir private Path folder;

    private HttpServer registry;

    @BeforeEach
    void aRegistry() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", KafkaBootstrapTest::answer);
        registry.start();
    }

    private static void answer(HttpExchange call) throws IOException {
        byte[] body = "{\"id\": 7}".getBytes(UTF_8);
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void what_the_registry_answered_at_a_former_start_is_known_while_it_is_away() {
        byte[] before = serde(folder).serializer().serialize("queue.members", AMY);
        registry.stop(0);

        Serde<SpecificRecord> restarted = serde(folder);

        assertThat(restarted.serializer().serialize("queue.members", AMY)).isEqualTo(before);
        assertThat(restarted.deserializer().deserialize("queue.members", before)).isEqualTo(AMY);
    }

    @Test
    void without_a_former_start_it_must_be_there() {
        registry.stop(0);

        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> serde(folder));
    }

    private Serde<SpecificRecord> serde(Path kept) {
        String url = "http://127.0.0.1:" + registry.getAddress().getPort();
        return KafkaBootstrap.serde(
                new RegistryProperties(url, "", "", RegistrySerde.class.getName()),
                List.of(Topics.QUEUE_MEMBERS),
                RememberedSchemas.in(kept, url, "cluster"));
    }
}
