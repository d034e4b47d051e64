package io.onbehalf.kit.clock;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/// The earliest moment that a processor has kept in each task, in epoch milliseconds, until the processor
/// whose [Alarm] rings for it has looked.
///
/// Kafka Streams calls back the processor that is at work when a call is scheduled, so none can schedule one
/// for another.
public final class NewMoments {

    private final Map<TaskId, Long> earliest = new ConcurrentHashMap<>();

    public void add(TaskId task, long millis) {
        earliest.merge(task, millis, Math::min);
    }

    public OptionalLong take(TaskId task) {
        Long millis = earliest.remove(task);
        return millis == null ? OptionalLong.empty() : OptionalLong.of(millis);
    }
}
