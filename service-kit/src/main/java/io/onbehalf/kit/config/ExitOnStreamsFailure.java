package io.onbehalf.kit.config;

import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KafkaStreams.StateListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends a process whose Kafka Streams has stopped for good, so that a supervisor starts it again.
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

    /// This state is final. It precedes `ERROR`, which a hanging thread can delay.
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
