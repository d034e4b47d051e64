package io.onbehalf.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/// The real Kafka broker, alone in its cluster: it is its own KRaft controller, and keeps its data.
public final class Broker {

    private static final List<String> FLAGS =
            List.of(
                    "-Xms256m",
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                    "-Dorg.slf4j.simpleLogger.showDateTime=true",
                    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS");

    private Broker() {}

    public static JvmPart on(Site site) {
        Path settings = site.data().resolve("broker").resolve("server.properties");
        write(settings, settings(site));
        return new JvmPart(
                "broker",
                site.bootstrapServers(),
                site.log("broker"),
                Home.localModule(
                        site.home(), FLAGS, BrokerMain.class.getName(), List.of(settings.toString())),
                () -> hasBroker(site));
    }

    /// A port that opened is not enough: until the controller admits the broker, no topic can be created.
    private static boolean hasBroker(Site site) throws InterruptedException {
        if (!Ports.answers(site.ports().broker())) {
            return false;
        }
        Map<String, Object> client =
                Map.of(
                        "bootstrap.servers", site.bootstrapServers(),
                        "request.timeout.ms", 2_000,
                        "default.api.timeout.ms", 4_000);
        try (Admin admin = Admin.create(client)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new Failure("broker: %s cannot be written: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static String settings(Site site) {
        return """
        # Written at every start.
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%d
        listeners=BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
        advertised.listeners=BROKER://127.0.0.1:%d
        listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
        inter.broker.listener.name=BROKER
        controller.listener.names=CONTROLLER
        log.dirs=%s
        # One broker holds the only copy of everything.
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        # The services create their topics from the catalogue; a misspelt one must not come into being.
        auto.create.topics.enable=false
        group.initial.rebalance.delay.ms=0
        # After a kill the old incarnation must time out before the new one may register.
        broker.heartbeat.interval.ms=500
        broker.session.timeout.ms=4000
        # A transaction that begins while the markers of the one before are still being written tries again
        # after this. A request is several in a row on one producer, and the default of 20 ms is a third of
        # its time.
        add.partitions.to.txn.retry.backoff.ms=1
        # Small: one machine, many partitions.
        num.network.threads=2
        num.io.threads=4
        log.cleaner.dedupe.buffer.size=16777216
        log.index.size.max.bytes=1048576
        """
                .formatted(
                        site.ports().controller(),
                        site.ports().broker(),
                        site.ports().controller(),
                        site.ports().broker(),
                        site.data().resolve("broker").resolve("log"));
    }
}
