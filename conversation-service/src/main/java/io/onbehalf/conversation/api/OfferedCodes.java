package io.onbehalf.conversation.api;

import io.onbehalf.conversation.domain.ThreadRequest.WrapupInput;
import io.onbehalf.kit.domain.QueueId;
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

    private final Replica<QueueWrapupCodesSnapshot> queues;
    private final Replica<WrapupCodeSnapshot> codes;

    public OfferedCodes(Replica<QueueWrapupCodesSnapshot> queues, Replica<WrapupCodeSnapshot> codes) {
        this.queues = queues;
        this.codes = codes;
    }

    /// Which queues of the organization offer a code.
    ///
    /// @param without the only ones that do not
    /// @param with the only ones that do; null where all do but those without
    record Offer(List<QueueId> without, @Nullable List<QueueId> with) {

        private static final Offer EVERYWHERE = new Offer(List.of(), null);
    }

    /// Where a wrap-up's code is offered, whoever gives it: the stint's queue decides, and only the decider
    /// knows which that is. A queue that was given no codes is not among ours; it offers the default one.
    Offer of(Caller caller, @Nullable WrapupInput wrapup) {
        String code = wrapup == null ? null : wrapup.code();
        if (code == null) {
            return Offer.EVERYWHERE;
        }
        return code.equals(DEFAULT)
                ? new Offer(queues(caller, code, false), null)
                : new Offer(List.of(), queues(caller, code, true));
    }

    private List<QueueId> queues(Caller caller, String code, boolean offering) {
        return queues.all().stream()
                .filter(queue -> queue.getOrganizationId().equals(caller.organizationId()))
                .filter(queue -> offered(queue).contains(code) == offering)
                .map(queue -> new QueueId(queue.getQueueId()))
                .toList();
    }

    private List<String> offered(QueueWrapupCodesSnapshot queue) {
        List<String> known =
                queue.getCodeIds().stream()
                        .filter(code -> code.equals(DEFAULT) || codes.get(code) != null)
                        .toList();
        return known.isEmpty() ? List.of(DEFAULT) : known;
    }
}
