package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.QueueId;
import java.util.List;
import java.util.stream.Stream;

/// A queue's own codes, in the order in which they were added; without any it offers the default code.
public record QueueCodes(QueueId queueId, List<CodeId> codeIds) {

    /// A queue's codes are one Kafka record, and one list in which an agent searches.
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
