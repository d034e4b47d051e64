package io.onbehalf.bench;

import io.onbehalf.kit.avro.HttpSchemaRegistry;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.Failure;
import io.onbehalf.local.JvmPart;
import io.onbehalf.local.Service;
import io.onbehalf.local.Site;
import io.onbehalf.local.SmscSimulator;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// `deploy/bench/run submits`: how many SMS a second the link submits from a full `carrier.outbound`, beside
/// the bare library with the same window, to the same simulator.
final class SubmitsCommand {

    private static final int NUMBERS = 240;
    private static final double WARM_UP = 0.5;
    private static final double WANTED = 0.25;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private SubmitsCommand() {}

    /// Whether the link is fast enough beside the bare library.
    static boolean run(int messages, int window) throws Exception {
        try (Rig rig = new Rig()) {
            Rig.start(rig.broker(), rig.registry(), rig.smsc("--no-receipts"));
            // Once, so that all topics and schemas are there; then again with everything to do.
            JvmPart conversation =
                    rig.fastConversationService(
                            List.of(
                                    "--onbehalf.carrier.pacing.enabled=false",
                                    "--onbehalf.carrier.accounts[0].window=" + window));
            Rig.start(rig.service(Service.QUEUE), conversation);
            conversation.stop();

            int bareMessages = messages;
            System.out.printf("Bare library: %d SMS, window %d …%n", bareMessages, window);
            BareClient.submit(rig.site(), bareMessages, window);
            double bare = rate(lines(rig.site(), 0));
            System.out.printf("  %,.0f SMS/s%n", bare);

            System.out.printf("Onbehalf: %d SMS of %d numbers, window %d …%n", messages, NUMBERS, window);
            fill(rig.site(), messages);
            int before = lines(rig.site(), 0).length;
            conversation.start().awaitReady(PATIENCE);
            awaitLines(rig.site(), before + messages);
            double ours = rate(lines(rig.site(), before));
            System.out.printf("  %,.0f SMS/s%n", ours);
            System.out.printf("Onbehalf submits at %.2f of the bare library's rate.%n", ours / bare);
            return ours / bare >= WANTED;
        }
    }

    private static void fill(Site site, int messages) {
        var registry = new HttpSchemaRegistry(site.registryUrl().toString());
        try (var serde = new RegistrySerde(registry);
                var producer =
                        new KafkaProducer<String, SpecificRecord>(
                                Map.of("bootstrap.servers", site.bootstrapServers(), "linger.ms", 20),
                                new StringSerializer(),
                                serde.serializer())) {
            SchemaRegistration.register(registry, List.of(Topics.CARRIER_OUTBOUND), serde);
            for (int i = 0; i < messages; i++) {
                SmsSubmitRequested sms = sms(i);
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.CARRIER_OUTBOUND.name(), sms.getOutboundNumber(), sms));
            }
        }
    }

    private static SmsSubmitRequested sms(int i) {
        String thread = "%020x".formatted(i);
        return SmsSubmitRequested.newBuilder()
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setThreadId(thread)
                .setConversationId(ThreadIds.of(thread, Kind.CONVERSATION, 1))
                .setMessageId(ThreadIds.of(thread, Kind.MESSAGE, 2))
                .setOutboundNumber("+1312555" + (1_000 + i % NUMBERS))
                .setContactNumber(contact(i))
                .setText(BareClient.TEXT)
                .setSegmentCount(1)
                .setEncoding(Encoding.GSM7)
                .setQueuedAt(Instant.now())
                .setExempt(false)
                .build();
    }

    static String contact(int i) {
        return "+1317" + (2_000_000 + i % 7_000_000 / 10_000 * 10_000 + i % 9_000);
    }

    /// SMS a second after the warm-up.
    private static double rate(long[] times) {
        int from = (int) (times.length * WARM_UP);
        double seconds = (times[times.length - 1] - times[from]) / 1_000.0;
        return (times.length - from) / seconds;
    }

    /// When each SMS came, in milliseconds of the epoch, but for the first.
    private static long[] lines(Site site, int skipped) {
        try (Stream<String> lines = Files.lines(SmscSimulator.ledger(site))) {
            LongStream times =
                    lines.skip(skipped).mapToLong(line -> Long.parseLong(line, 0, line.indexOf('\t'), 10));
            return times.sorted().toArray();
        } catch (IOException e) {
            throw new Failure("the ledger cannot be read: %s.".formatted(e.getMessage()), e);
        }
    }

    private static void awaitLines(Site site, int count) throws InterruptedException {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (lines(site, 0).length < count) {
            if (System.nanoTime() > giveUpAt) {
                throw new Failure(
                        "only %d of %d SMS came in %d s."
                                .formatted(lines(site, 0).length, count, PATIENCE.toSeconds()));
            }
            TimeUnit.SECONDS.sleep(2);
        }
    }
}
