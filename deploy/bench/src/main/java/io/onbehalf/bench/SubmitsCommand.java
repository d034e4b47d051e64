package io.onbehalf.bench;

import io.onbehalf.kit.avro.HttpSchemaRegistry;
import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.kit.avro.SchemaRegistration;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Service;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import io.onbehalf.schemas.conversation.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// The command `deploy/bench/run submits`: the sustained submits per second from a full `carrier.outbound`,
/// and those of the bare library with the same window at the same simulator.
final class SubmitsCommand {

    /// The share of the submits that is not measured.
    private static final double WARM_UP = 0.5;

    /// The lowest acceptable share of the bare library's rate.
    private static final double REQUIRED_SHARE = 0.25;

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

    private SubmitsCommand() {}

    /// Whether Onbehalf reaches the required share of the bare library's rate.
    static boolean run(int messages, int window) throws Exception {
        try (DisposableStack stack = new DisposableStack()) {
            StackLayout layout = stack.layout();
            DisposableStack.start(stack.broker(), stack.registry(), stack.smsc("--no-receipts"));
            // The first start creates all topics and schemas; the second finds a full topic.
            JvmPart conversationService =
                    stack.fastConversationService(
                            "--onbehalf.carrier.pacing.enabled=false",
                            "--onbehalf.carrier.accounts[0].window=" + window);
            DisposableStack.start(stack.service(Service.QUEUE), conversationService);
            conversationService.stop();

            System.out.printf("Bare library: %d SMS, window %d …%n", messages, window);
            BareSmppClient.submit(layout.smsc(), messages, window);
            double bareRate = rate(arrivals(layout, 0));
            System.out.printf("  %,.0f SMS/s%n", bareRate);

            System.out.printf(
                    "Onbehalf: %d SMS of %d numbers, window %d …%n",
                    messages, BenchMessages.OUTBOUND_NUMBERS, window);
            fillTopic(layout, messages);
            int before = arrivals(layout, 0).length;
            conversationService.start().awaitReady(TIMEOUT);
            awaitArrivals(layout, before + messages);
            double rate = rate(arrivals(layout, before));
            System.out.printf("  %,.0f SMS/s%n", rate);
            System.out.printf("Onbehalf submits at %.2f of the bare library's rate.%n", rate / bareRate);
            return rate / bareRate >= REQUIRED_SHARE;
        }
    }

    private static void fillTopic(StackLayout layout, int messages) {
        var registry = new HttpSchemaRegistry(layout.registryUrl().toString());
        try (var serde = new RegistrySerde(registry);
                var producer =
                        new KafkaProducer<String, SpecificRecord>(
                                Map.of("bootstrap.servers", layout.bootstrapServers(), "linger.ms", 20),
                                new StringSerializer(),
                                serde.serializer())) {
            SchemaRegistration.register(registry, List.of(Topics.CARRIER_OUTBOUND), serde);
            for (int i = 0; i < messages; i++) {
                SmsSubmitRequested request = request(i);
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.CARRIER_OUTBOUND.name(),
                                        request.getOutboundNumber(),
                                        request));
            }
        }
    }

    private static SmsSubmitRequested request(int message) {
        String thread = "%020x".formatted(message);
        return SmsSubmitRequested.newBuilder()
                .setOrganizationId(DemoUsers.ORGANIZATION)
                .setThreadId(thread)
                .setConversationId(ThreadIds.of(thread, Kind.CONVERSATION, 1))
                .setMessageId(ThreadIds.of(thread, Kind.MESSAGE, 2))
                .setOutboundNumber(BenchMessages.outboundNumber(message))
                .setContactNumber(BenchMessages.contactNumber(message))
                .setText(BenchMessages.TEXT)
                .setSegmentCount(1)
                .setEncoding(Encoding.GSM7)
                .setQueuedAt(Instant.now())
                .setExempt(false)
                .build();
    }

    /// SMS per second after the warm-up.
    ///
    /// @param arrivals in milliseconds of the epoch, sorted
    private static double rate(long[] arrivals) {
        int from = (int) (arrivals.length * WARM_UP);
        double seconds = (arrivals[arrivals.length - 1] - arrivals[from]) / 1_000.0;
        return (arrivals.length - from) / seconds;
    }

    /// The arrival times in the ledger, without its first lines, in milliseconds of the epoch, sorted.
    private static long[] arrivals(StackLayout layout, int skippedLines) {
        try (Stream<String> lines = Files.lines(layout.smscLedger())) {
            LongStream times =
                    lines.skip(skippedLines)
                            .mapToLong(line -> Long.parseLong(line, 0, line.indexOf('\t'), 10));
            return times.sorted().toArray();
        } catch (IOException e) {
            throw new Failure("the ledger cannot be read: %s.".formatted(e.getMessage()), e);
        }
    }

    private static void awaitArrivals(StackLayout layout, int count) throws InterruptedException {
        if (!Polling.await(TIMEOUT, POLL_INTERVAL, () -> arrivals(layout, 0).length >= count)) {
            throw new Failure(
                    "only %d of %d SMS came in %d s."
                            .formatted(arrivals(layout, 0).length, count, TIMEOUT.toSeconds()));
        }
    }
}
