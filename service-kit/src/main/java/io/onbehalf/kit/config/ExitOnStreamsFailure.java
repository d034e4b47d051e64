package io.onbehalf.kit.config;

import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KafkaStreams.StateListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends a process whose Kafka Streams has given up for good: alive it helps nobody, and is not started again.
final class ExitOnStreamsFailure implements StateListener {

    private static final Logger LOG = LoggerFactory.getLogger(ExitOnStreamsFailure.class);

    private final String streams;
    private final Runnable end;

    /// @param streams which Kafka Streams of the service it is
    /// @param end ends the process in order
    ExitOnStreamsFailure(String streams, Runnable end) {
        this.streams = streams;
        this.end = end;
    }

    /// From this state there is no way back. It comes before `ERROR`, which a thread that hangs can hold up.
    @Override
    public void onChange(State now, State before) {
        if (now == State.PENDING_ERROR) {
            LOG.error(
                    "the streams {} have given up; this process ends, so that it is started again", streams);
            // The end waits for the thread that this is.
            Thread.ofPlatform().name("end-of-process").start(end);
        }
    }
}
