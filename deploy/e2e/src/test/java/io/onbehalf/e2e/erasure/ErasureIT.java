package io.onbehalf.e2e.erasure;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static io.onbehalf.e2e.fixture.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A contact who asks to be forgotten is.
@ExtendWith(SharedTestStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErasureIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ERASURES = "/onbehalf/erasures";

    private final TestStack stack;
    private final TopicReader topics;

    ErasureIT(TestStack stack) {
        this.stack = stack;
        topics = new TopicReader(stack.layout());
    }

    @Test
    void an_erased_contact_is_in_no_store_and_no_compacted_topic() throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        TestQueue other = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        ApiUser amy = stack.as(TestUser.AMY);
        String contact = TestNumbers.contact();
        List<String> personal =
                List.of(contact.substring(1), "sentence to them", "sentence of theirs", "notes on them");
        AgentParticipant open = queue.compose(amy, contact);
        ok(200, amy.send(open, TestTexts.of("a sentence to them")));
        stack.smscControl().sendText(contact, queue.number(), TestTexts.of("a sentence of theirs"));
        AgentParticipant ended = other.compose(amy, contact);
        ok(200, amy.send(ended, TestTexts.of("another sentence to them")));
        ok(202, amy.post(ended.wrapupPath(), Map.of("code", other.code(), "notes", "notes on them")));
        ok(202, amy.disconnect(ended));
        await().atMost(SOON).until(this::kept, kept -> personal.stream().allMatch(kept::contains));

        String erasure =
                ok(202, stack.as(TestUser.ADMIN).post(ERASURES, body(contact))).body().path("id").asString();

        await().atMost(SOON).until(() -> erased(erasure).count() == 1);
        GenericRecord erased = erased(erasure).findFirst().orElseThrow();
        assertThat((List<?>) erased.get("threadIds")).hasSize(2);
        await().atMost(SOON).until(this::kept, kept -> personal.stream().noneMatch(kept::contains));
        refused(404, "not.found", amy.get(open.conversationPath()));
    }

    @Test
    void only_whoever_may_erases_a_contact_and_with_a_reason_that_does_not_tell_the_number()
            throws Exception {
        String contact = TestNumbers.contact();
        ApiUser admin = stack.as(TestUser.ADMIN);

        refused(403, "missing.permissions", stack.as(TestUser.AMY).post(ERASURES, body(contact)));
        refused(
                400,
                "invalid.value",
                admin.post(ERASURES, Map.of("contactNumber", contact, "reason", "Delete " + contact)));
        refused(400, "invalid.value", admin.post(ERASURES, Map.of("contactNumber", contact)));
        refused(400, "invalid.value", admin.post(ERASURES, body("+1317")));
        ok(202, admin.post(ERASURES, body(contact)));
    }

    private static Map<String, String> body(String contact) {
        return Map.of("contactNumber", contact, "reason", "They asked for it.");
    }

    private Stream<GenericRecord> erased(String erasure) throws Exception {
        return topics.records().stream()
                .filter(record -> record.topic().equals(Topics.CONVERSATION_EVENTS.name()))
                .flatMap(record -> Stream.ofNullable(record.value()))
                .filter(event -> event.getSchema().getName().equals("ContactErased"))
                .filter(event -> event.get("erasureId").toString().equals(erasure));
    }

    /// What the compacted topics and the stores' changelogs have once they are compacted: the last value of
    /// each key.
    private String kept() throws Exception {
        Map<String, String> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record :
                topics.readNow(compacted(), new ByteArrayDeserializer())) {
            last.put(
                    record.topic() + "/" + TopicReader.text(record.key()),
                    record.value() == null ? "" : TopicReader.text(record.value()));
        }
        return last.toString();
    }

    private List<String> compacted() throws Exception {
        List<String> names =
                Topics.ALL.stream()
                        .filter(topic -> topic.cleanup() == Topic.Cleanup.COMPACT)
                        .map(Topic::name)
                        .toList();
        return topics.allTopics().stream()
                .filter(name -> name.endsWith("-changelog") || names.contains(name))
                .toList();
    }
}
