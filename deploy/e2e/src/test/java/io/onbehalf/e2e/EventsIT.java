package io.onbehalf.e2e;

import static io.onbehalf.e2e.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.onbehalf.e2e.promises.NothingOfContacts;
import io.onbehalf.e2e.promises.Promise;
import io.onbehalf.local.Caller;
import io.onbehalf.local.Site;
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

/// What stands on the topics after random histories, and after all other tests, for a stranger to read.
@ExtendWith(SharedStand.class)
@Order(Integer.MAX_VALUE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventsIT {

    private static final int STEPS = 80;
    private static final int CONTACTS = 6;

    private final Stand stand;
    private final Site site;
    private final Ledger ledger;

    EventsIT(Stand stand) {
        this.stand = stand;
        site = stand.site();
        ledger = new Ledger(site);
    }

    @BeforeAll
    void agents_do_anything_at_the_same_time() throws Exception {
        String number = Numbers.outbound();
        List<TestQueue> queues =
                List.of(
                        TestQueue.create(stand, number, Cast.AMY, Cast.BEN),
                        TestQueue.create(stand, number, Cast.AMY, Cast.BEN));
        List<String> contacts = IntStream.range(0, CONTACTS).mapToObj(_ -> Numbers.contact()).toList();
        SecureRandom seeds = new SecureRandom();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> histories =
                    Stream.of(Cast.AMY, Cast.BEN, Cast.AMY, Cast.BEN)
                            .<Callable<Boolean>>map(who ->
                                    () -> {
                                        new RandomHistory(seeds.nextLong(), stand.as(who), queues, contacts)
                                                .play(STEPS);
                                        return true;
                                    })
                            .toList();
            for (Future<Boolean> history : threads.invokeAll(histories)) {
                history.get();
            }
        }
        Caller admin = stand.as(Cast.ADMIN);
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
        Promise.checkAll(ledger.entries(), Promise.ofEveryHistory());
    }

    @Test
    void every_record_is_readable_with_a_foreign_librarys_deserializer() throws Exception {
        Map<String, Set<String>> types = new HashMap<>();
        for (var record : ledger.read(Ledger.catalogue(), new SkippingBadInput<>(foreignDeserializer()))) {
            GenericContainer value = record.value();
            if (value != null) {
                types.computeIfAbsent(record.topic(), _ -> new HashSet<>())
                        .add(value.getSchema().getFullName());
            }
        }
        assertThat(types.keySet()).containsAll(Ledger.catalogue());
        Topics.ALL.forEach(topic ->
                assertThat(topic.values().stream().map(Class::getName).collect(Collectors.toSet()))
                        .as(topic.name())
                        .containsAll(types.getOrDefault(topic.name(), Set.of())));
    }

    /// Apicurio's, told that the records are in Confluent's format.
    private AvroKafkaDeserializer<GenericContainer> foreignDeserializer() {
        AvroKafkaDeserializer<GenericContainer> deserializer = new AvroKafkaDeserializer<>();
        deserializer.configure(
                Map.of(
                        "apicurio.registry.url",
                        "http://127.0.0.1:" + site.ports().registry() + "/apis/registry/v2",
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
    void nothing_of_a_contact_stands_in_a_key_or_a_header() throws Exception {
        NothingOfContacts promise = new NothingOfContacts(Numbers.contacts(), Texts.MARK);
        for (var record : ledger.read(ledger.allTopics(), new ByteArrayDeserializer())) {
            String place = "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
            promise.onText(place + ": key", Ledger.text(record.key()));
            Ledger.headers(record)
                    .forEach((name, value) -> promise.onText(place + ": header " + name, name + value));
        }
        promise.check();
    }

    @Test
    void nothing_of_a_contact_stands_in_a_log() throws Exception {
        NothingOfContacts promise = new NothingOfContacts(Numbers.contacts(), Texts.MARK);
        try (Stream<Path> logs = Files.list(site.data().resolve("logs"))) {
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
    void a_sent_message_waits_for_the_carrier_under_the_queues_number() throws Exception {
        List<GenericRecord> queued =
                ledger.entries().stream()
                        .filter(entry -> entry.type().equals("SmsSubmitRequested"))
                        .peek(entry -> assertThat(entry.key()).isEqualTo(entry.text("outboundNumber")))
                        .map(entry -> entry.value())
                        .filter(Objects::nonNull)
                        .toList();
        assertThat(queued).isNotEmpty();
    }
}
