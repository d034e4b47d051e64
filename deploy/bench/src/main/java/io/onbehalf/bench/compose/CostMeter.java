package io.onbehalf.bench.compose;

import io.onbehalf.local.Failure;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;

/// Reads what a stack has used so far.
final class CostMeter implements AutoCloseable {

    private static final int BROKER = 1;

    private final List<JvmPart> parts;
    private final Admin admin;
    private final TransactionCounter transactions;

    CostMeter(StackLayout layout, List<JvmPart> parts) {
        this.parts = List.copyOf(parts);
        this.admin = Admin.create(Map.of("bootstrap.servers", layout.bootstrapServers()));
        this.transactions = new TransactionCounter(layout);
    }

    Reading read() {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        parts.forEach(part -> cpu.put(part.name(), cpu(part)));
        return new Reading(System.nanoTime(), cpu, transactions.completed(), logBytes());
    }

    private static Duration cpu(JvmPart part) {
        return ProcessHandle.of(part.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /// The size of all partitions, Kafka's own included.
    private long logBytes() {
        try {
            return admin.describeLogDirs(List.of(BROKER)).allDescriptions().get().values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .map(LogDirDescription::replicaInfos)
                    .flatMap(replicas -> replicas.values().stream())
                    .mapToLong(ReplicaInfo::size)
                    .sum();
        } catch (ExecutionException e) {
            throw new Failure("the broker does not describe its log folders: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    @Override
    public void close() {
        transactions.close();
        admin.close();
    }

    /// What was used until a moment.
    record Reading(long nanos, Map<String, Duration> cpu, Map<String, Long> transactions, long logBytes) {

        /// What was used from an earlier moment on.
        Usage since(Reading before) {
            Map<String, Duration> used = new LinkedHashMap<>();
            cpu.forEach(
                    (part, time) -> used.put(part, time.minus(before.cpu.getOrDefault(part, Duration.ZERO))));
            Map<String, Long> completed = new TreeMap<>();
            transactions.forEach(
                    (part, count) -> completed.put(part, count - before.transactions.getOrDefault(part, 0L)));
            return new Usage(
                    Duration.ofNanos(nanos - before.nanos), used, completed, logBytes - before.logBytes);
        }
    }

    /// What was used in a time.
    record Usage(Duration time, Map<String, Duration> cpu, Map<String, Long> transactions, long logBytes) {

        /// In milliseconds, of all parts.
        double cpuMillis() {
            return cpu.values().stream().mapToLong(Duration::toNanos).sum() / 1e6;
        }

        /// The share of one core, in percent.
        double percentOfCore() {
            return cpuMillis() * 1e8 / time.toNanos();
        }
    }
}
