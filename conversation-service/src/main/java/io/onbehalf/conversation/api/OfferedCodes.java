package io.onbehalf.conversation.api;

import io.onbehalf.conversation.domain.Ids.QueueId;
import io.onbehalf.conversation.domain.ThreadRequest.CallerQueue;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupInput;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesSnapshot;
import io.onbehalf.schemas.wrapup.WrapupCodeSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which wrap-up codes queues offer, from this service's own replicas; wrapup-service has the last word.
public final class OfferedCodes {

    /// The code of every queue that was given none.
    static final String DEFAULT = "7fb334b0-0e9e-11e4-9191-0800200c9a66";

    private final Directory directory;
    private final Replica<QueueWrapupCodesSnapshot> queues;
    private final Replica<WrapupCodeSnapshot> codes;

    public OfferedCodes(
            Directory directory,
            Replica<QueueWrapupCodesSnapshot> queues,
            Replica<WrapupCodeSnapshot> codes) {
        this.directory = directory;
        this.queues = queues;
        this.codes = codes;
    }

    /// The caller's queues that do not offer the wrap-up's code; none where no code is given.
    List<QueueId> missingIn(Caller caller, @Nullable WrapupInput wrapup) {
        String code = wrapup == null ? null : wrapup.code();
        return code == null
                ? List.of()
                : directory.queuesOf(caller).stream()
                        .map(CallerQueue::queueId)
                        .filter(queue -> !of(queue).contains(code))
                        .toList();
    }

    private List<String> of(QueueId queue) {
        QueueWrapupCodesSnapshot given = queues.get(queue.value());
        List<String> known = given == null ? List.of() : known(given.getCodeIds());
        return known.isEmpty() ? List.of(DEFAULT) : known;
    }

    private List<String> known(List<String> given) {
        return given.stream().filter(code -> code.equals(DEFAULT) || codes.get(code) != null).toList();
    }
}
