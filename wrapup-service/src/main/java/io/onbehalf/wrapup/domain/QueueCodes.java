package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.QueueId;
import java.util.List;
import java.util.stream.Stream;

/// The codes that a queue was given, in the order they were added; with none it offers the default code.
public record QueueCodes(QueueId queueId, List<CodeId> codeIds) {

    /// A queue's codes are one record, which Kafka must take, and one list that an agent looks through.
    static final int MOST = 1_000;

    public QueueCodes {
        codeIds = List.copyOf(codeIds);
    }

    public static QueueCodes none(QueueId queue) {
        return new QueueCodes(queue, List.of());
    }

    public boolean has(CodeId code) {
        return codeIds.contains(code);
    }

    boolean isFull() {
        return codeIds.size() >= MOST;
    }

    QueueCodes with(CodeId code) {
        return has(code)
                ? this
                : new QueueCodes(queueId, Stream.concat(codeIds.stream(), Stream.of(code)).toList());
    }

    QueueCodes without(CodeId code) {
        return new QueueCodes(queueId, codeIds.stream().filter(each -> !each.equals(code)).toList());
    }
}
