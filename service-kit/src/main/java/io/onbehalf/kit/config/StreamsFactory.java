package io.onbehalf.kit.config;

import io.onbehalf.kit.copies.ContinuedCopies;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.copies.TopicIds;
import io.onbehalf.kit.query.RunningTasks;
import io.onbehalf.kit.streams.RecordsThatWait;
import io.onbehalf.kit.streams.RowsOfNewerVersions;
import io.onbehalf.kit.streams.StreamClients;
import io.onbehalf.kit.streams.StreamThreadReplacement;
import io.onbehalf.kit.streams.StreamsSettings;
import io.onbehalf.kit.topology.EventSerdes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/// Builds the Kafka Streams of a service.
public final class StreamsFactory {

    private final Map<String, Object> settings;
    private final EventSerdes serdes;
    private final boolean startsAlone;
    private final TopicIds topics;
    private final InstantSource clock;
    private final RunningTasks tasks;
    private final Runnable end;

    /// @param settings of a topology that decides
    /// @param startsAlone false for streams that wait for their schemas ([ServiceSchemas])
    /// @param topics that are there
    /// @param tasks is told what is being restored
    /// @param end ends the process, when a topology can't go on
    StreamsFactory(
            Map<String, Object> settings,
            EventSerdes serdes,
            boolean startsAlone,
            TopicIds topics,
            InstantSource clock,
            RunningTasks tasks,
            Runnable end) {
        this.settings = Map.copyOf(settings);
        this.serdes = serdes;
        this.startsAlone = startsAlone;
        this.topics = topics;
        this.clock = clock;
        this.tasks = tasks;
        this.end = end;
    }

    /// Runs the topology that decides, exactly once.
    StreamsBuilderFactoryBean deciding(TopologyDefinition topology) {
        return streams(settings, Duration.ZERO, topology);
    }

    /// Runs a topology at least once: one that passes requests on, or keeps a list that drops what it has
    /// seen.
    ///
    /// @param name of it in the service; its consumer group and its state are named after it
    /// @param linger how long a record waits for others to be sent with it
    /// @param pollDelay how long it waits after a fetch, so that the next one brings several records; zero
    ///   where a caller waits
    public StreamsBuilderFactoryBean atLeastOnce(
            String name, Duration linger, Duration pollDelay, TopologyDefinition topology) {
        return streams(StreamsSettings.atLeastOnce(settings, name, linger), pollDelay, topology);
    }

    private StreamsBuilderFactoryBean streams(
            Map<String, Object> with, Duration pollDelay, TopologyDefinition topology) {
        var newer = new RowsOfNewerVersions();
        var copies = new ContinuedCopies(topics, clock);
        Map<String, Object> all = new HashMap<>(with);
        all.put(CopyWaits.SETTING, serdes.copies());
        all.put(RowsOfNewerVersions.SETTING, newer);
        all.put(ContinuedCopies.SETTING, copies);
        var streams = new StoppedBesideOthers(new KafkaStreamsConfiguration(all));
        streams.setInfrastructureCustomizer(
                new KafkaStreamsInfrastructureCustomizer() {
                    @Override
                    public void configureBuilder(StreamsBuilder builder) {
                        topology.define(builder, serdes);
                    }
                });
        streams.setClientSupplier(new StreamClients(pollDelay, waits(newer), copies));
        streams.setAutoStartup(startsAlone);
        streams.setStateRestoreListener(tasks);
        streams.setPhase(StopOrder.STREAMS);
        streams.setCloseTimeout((int) StopOrder.Bound.STREAMS.longest().toSeconds());
        // An instance that stops in order hands its partitions on immediately, not after the session timeout.
        streams.setLeaveGroupOnClose(true);
        streams.setStreamsUncaughtExceptionHandler(new StreamThreadReplacement(clock));
        streams.setStateListener(
                new ExitOnStreamsFailure(String.valueOf(with.get(StreamsConfig.APPLICATION_ID_CONFIG)), end));
        return streams;
    }

    /// Streams whose stop holds up that of no others in the same phase.
    private static final class StoppedBesideOthers extends StreamsBuilderFactoryBean {

        StoppedBesideOthers(KafkaStreamsConfiguration settings) {
            super(settings);
        }

        @Override
        public void stop(Runnable callback) {
            Thread.ofPlatform()
                    .name("streams-stop")
                    .start(() -> {
                        try {
                            stop();
                        } finally {
                            callback.run();
                        }
                    });
        }
    }

    private RecordsThatWait waits(RowsOfNewerVersions newer) {
        String service = String.valueOf(settings.get(StreamsConfig.APPLICATION_ID_CONFIG));
        return new RecordsThatWait(serdes.values(), service, newer);
    }
}
