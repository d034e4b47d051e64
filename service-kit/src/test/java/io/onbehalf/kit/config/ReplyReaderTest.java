package io.onbehalf.kit.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.schemas.queue.QueueReply;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.log.LogAccessor;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplyReaderTest {

    private static final String TOPIC = "queue.replies";
    private static final byte[] GARBAGE = "call +13175550199".getBytes(UTF_8);

    private final RegistrySerde serde = new RegistrySerde();
    private final Deserializer<SpecificRecord> reader = ReplyReader.of(serde.deserializer());
    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void a_reply_is_read() {
        serde.know(QueueReply.getClassSchema(), 1);
        var reply = new QueueReply("r1", Instant.EPOCH, null, null, null, null, List.of(), null, null);

        byte[] bytes = serde.serializer().serialize(TOPIC, reply);

        assertThat(reader.deserialize(TOPIC, headers, bytes)).isEqualTo(reply);
    }

    @Test
    void an_unreadable_reply_fails_the_call_that_it_answers_and_no_other() {
        SpecificRecord nothing = reader.deserialize(TOPIC, headers, GARBAGE);

        assertThat(nothing).isNull();
        var record = new ConsumerRecord<>(TOPIC, 0, 0, "key", nothing);
        headers.forEach(record.headers()::add);
        assertThat(ReplyingKafkaTemplate.checkDeserialization(record, new LogAccessor(getClass())))
                .as("what the template fails the waiting call with")
                .isNotNull();
    }

    @Test
    void an_unreadable_reply_is_logged_without_its_content(CapturedOutput output) {
        reader.deserialize(TOPIC, headers, GARBAGE);

        assertThat(output)
                .contains("queue.replies: a reply that can't be read is passed over: SerializationException")
                .doesNotContain("317555");
    }
}
