package io.onbehalf.e2e;

import static io.onbehalf.e2e.fixture.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.onbehalf.bench.promises.NoContactDataLeaks;
import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.e2e.fixture.RandomHistory;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.SkippingBadInput;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.layout.Port;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.schemas.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// The records on the topics after random histories and after all other tests, as an outside consumer reads
/// them.
@ExtendWith(SharedTestStack.class)
@Order(Integer.MAX_VALUE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventsIT {

    private static final int STEPS = 80;
    private static final int CONTACTS = 6;

    private final TestStack stack;
    private final StackLayout layout;
    private final TopicReader topics;

    EventsIT(TestStack stack) {
        this.stack = stack;
        layout = stack.layout();
        topics = new TopicReader(layout);
    }

    @BeforeAll
    void agents_make_random_calls_concurrently() throws Exception {
        String number = TestNumbers.outbound();
        List<TestQueue> queues =
                List.of(
                        TestQueue.create(stack, number, TestUser.AMY, TestUser.BEN),
                        TestQueue.create(stack, number, TestUser.AMY, TestUser.BEN));
        List<String> contacts = IntStream.range(0, CONTACTS).mapToObj(_ -> TestNumbers.contact()).toList();
        SecureRandom seeds = new SecureRandom();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> histories =
                    Stream.of(TestUser.AMY, TestUser.BEN, TestUser.AMY, TestUser.BEN)
                            .<Callable<Boolean>>map(user ->
                                    () -> {
                                        new RandomHistory(seeds.nextLong(), stack.as(user), queues, contacts)
                                                .play(STEPS);
                                        return true;
                                    })
                            .toList();
            for (Future<Boolean> history : threads.invokeAll(histories)) {
                history.get();
            }
        }
        ApiUser admin = stack.as(TestUser.ADMIN);
        ok(200, admin.put("/organizations/me", Map.of("name", "Acme", "defaultCountryCode", "US")));
        ok(
                200,
                admin.put(
                        "/conversations/messaging/threadingtimeline",
                        Map.of(
                                "settings",
                                List.of(Map.of("messengerType", "sms", "timeoutInMinutes", 4_320)))));
    }

    @Test
    void every_promise_is_kept() throws Exception {
        Promise.checkAll(topics.records(), Promise.ofEveryHistory());
    }

    @Test
    void every_record_is_readable_with_another_library_s_deserializer() throws Exception {
        Map<String, Set<String>> types = new HashMap<>();
        for (var record :
                topics.read(TopicReader.catalogue(), new SkippingBadInput<>(foreignDeserializer()))) {
            GenericContainer value = record.value();
            if (value != null) {
                types.computeIfAbsent(record.topic(), _ -> new HashSet<>())
                        .add(value.getSchema().getFullName());
            }
        }
        Set<String> written = new HashSet<>(TopicReader.catalogue());
        written.remove(Topics.CARRIER_RECEIPTS.name());
        assertThat(types.keySet())
                .as("no account here has receipts that only the SMSC's id finds")
                .containsAll(written);
        Topics.ALL.forEach(topic ->
                assertThat(topic.values().stream().map(Class::getName).collect(Collectors.toSet()))
                        .as(topic.name())
                        .containsAll(types.getOrDefault(topic.name(), Set.of())));
    }

    /// Apicurio's deserializer, configured for Confluent's wire format.
    private AvroKafkaDeserializer<GenericContainer> foreignDeserializer() {
        AvroKafkaDeserializer<GenericContainer> deserializer = new AvroKafkaDeserializer<>();
        deserializer.configure(
                Map.of(
                        "apicurio.registry.url",
                        layout.url(Port.REGISTRY, "/apis/registry/v2").toString(),
                        "apicurio.registry.as-confluent",
                        true,
                        "apicurio.registry.use-id",
                        "contentId",
                        "apicurio.registry.headers.enabled",
                        false),
                false);
        return deserializer;
    }

    @Test
    void no_key_or_header_holds_a_contact_s_data() throws Exception {
        NoContactDataLeaks promise = new NoContactDataLeaks(TestNumbers.contacts(), TestTexts.MARK);
        for (var record : topics.read(topics.allTopics(), new ByteArrayDeserializer())) {
            String place = "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
            promise.onText(place + ": key", TopicReader.text(record.key()));
            TopicReader.headers(record)
                    .forEach((name, value) -> promise.onText(place + ": header " + name, name + value));
        }
        promise.check();
    }

    @Test
    void no_log_holds_a_contact_s_data() throws Exception {
        NoContactDataLeaks promise = new NoContactDataLeaks(TestNumbers.contacts(), TestTexts.MARK);
        try (Stream<Path> logs = Files.list(layout.data().resolve("logs"))) {
            List<Path> files = logs.toList();
            assertThat(files).hasSizeGreaterThanOrEqualTo(6);
            for (Path log : files) {
                int line = 0;
                for (String text : Files.readAllLines(log)) {
                    promise.onText(log.getFileName() + ":" + ++line, text);
                }
            }
        }
        promise.check();
    }

    @Test
    void a_sent_message_has_the_queue_s_number_as_its_key_on_carrier_outbound() throws Exception {
        List<GenericRecord> queued =
                topics.records().stream()
                        .filter(record -> record.type().equals("SmsSubmitRequested"))
                        .peek(record -> assertThat(record.key()).isEqualTo(record.text("outboundNumber")))
                        .map(record -> record.value())
                        .filter(Objects::nonNull)
                        .toList();
        assertThat(queued).isNotEmpty();
    }
}
