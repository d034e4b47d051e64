package io.onbehalf.bench.compose;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.local.Failure;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.load.CallOutcome;
import io.onbehalf.local.load.LoadPlan;
import io.onbehalf.local.load.LoadReport;
import io.onbehalf.local.load.OpenLoop;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The echo that a compose is compared with: its JVM, and a client in this one.
final class Echo implements AutoCloseable {

    private static final int PARTITIONS = 12;
    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);
    private static final long TIMEOUT_SECONDS = 10;

    private final JvmPart service;
    private final KafkaProducer<String, byte[]> requests;
    private final KafkaConsumer<String, byte[]> replies;
    private final Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private final Thread reader = new Thread(this::read, "echo-replies");
    private volatile boolean closed;

    private Echo(JvmPart service, StackLayout layout) {
        this.service = service;
        requests =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", layout.bootstrapServers(), "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer());
        replies =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                layout.bootstrapServers(),
                                "isolation.level",
                                "read_committed",
                                "fetch.max.wait.ms",
                                20,
                                "enable.auto.commit",
                                false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(number -> new TopicPartition(EchoTopology.REPLIES, number))
                        .toList();
        replies.assign(partitions);
        replies.seekToEnd(partitions);
        partitions.forEach(replies::position);
        reader.start();
    }

    /// Creates the echo's topics and starts its JVM, with the flags of our services.
    static Echo start(StackLayout layout) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", layout.bootstrapServers()))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(EchoTopology.REQUESTS, PARTITIONS, (short) 1),
                                    new NewTopic(EchoTopology.REPLIES, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        Path state = Files.createDirectories(layout.data().resolve("state").resolve("echo"));
        JvmPart service =
                new JvmPart(
                        "echo",
                        "",
                        layout.log("echo"),
                        layout.checkout()
                                .java(
                                        "deploy/bench",
                                        Service.FLAGS,
                                        EchoService.class.getName(),
                                        List.of(layout.bootstrapServers(), state.toString())),
                        () -> Files.exists(state.resolve(EchoService.READY)));
        JvmPart.startAll(List.of(service), START_TIMEOUT);
        return new Echo(service, layout);
    }

    JvmPart service() {
        return service;
    }

    LoadReport run(LoadPlan plan) {
        return OpenLoop.run(plan, (_, due) -> call(due));
    }

    private CallOutcome call(long due) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        var reply = new CompletableFuture<Void>();
        waiting.put(key, reply);
        var _ =
                requests.send(
                        new ProducerRecord<>(EchoTopology.REQUESTS, key, key.repeat(8).getBytes(UTF_8)));
        try {
            reply.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return CallOutcome.answered(due);
        } catch (ExecutionException | TimeoutException e) {
            throw new Failure("an echo got no reply.", e);
        } finally {
            waiting.remove(key);
        }
    }

    private void read() {
        while (!closed) {
            replies.poll(POLL_TIMEOUT)
                    .forEach(record -> {
                        CompletableFuture<Void> reply = waiting.get(record.key());
                        if (reply != null) {
                            reply.complete(null);
                        }
                    });
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
            service.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        replies.close();
        requests.close();
    }
}
