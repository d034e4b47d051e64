package io.onbehalf.bench.stack;

import static java.util.stream.Collectors.toMap;

import io.onbehalf.local.Failure;
import io.onbehalf.local.Polling;
import io.onbehalf.local.layout.StackLayout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// How far consumer groups are behind.
public final class GroupLag {

    /// The marker of a transaction may be the last record of a partition.
    private static final long MARKER = 1;

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private GroupLag() {}

    /// Waits until each group has read what is there, one after the other, so a group must stand behind those
    /// that it follows.
    public static void awaitNone(StackLayout layout, List<String> groups, Duration timeout)
            throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", layout.bootstrapServers()))) {
            for (String group : groups) {
                if (!Polling.await(timeout, INTERVAL, () -> hasNone(admin, group))) {
                    throw new Failure("%s has not read everything within %s.".formatted(group, timeout));
                }
            }
        }
    }

    private static boolean hasNone(Admin admin, String group) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> read =
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            var ends =
                    admin.listOffsets(
                            read.keySet().stream()
                                    .collect(toMap(partition -> partition, _ -> OffsetSpec.latest())));
            for (var place : read.entrySet()) {
                long end = ends.partitionResult(place.getKey()).get().offset();
                if (place.getValue().offset() + MARKER < end) {
                    return false;
                }
            }
            return !read.isEmpty();
        } catch (ExecutionException e) {
            throw new Failure(
                    "the broker does not say what %s has read: %s.".formatted(group, e.getCause()), e);
        }
    }
}
