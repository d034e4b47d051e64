package io.onbehalf.kit.domain;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The reason why a request was refused: a code of the public API, and the things it names.
///
/// Each service lists its codes in its `XxxRefusals`; those of several services are here.
///
/// @param params ids and settings by name; never a contact's number or text
public record Refusal(String code, Map<String, String> params) {

    /// The Idempotency-Key was used before for a request with another content.
    public static final String KEY_REUSED = "idempotency.key.reused";

    /// The request could not be processed; it was set aside, and nothing changed.
    public static final String NOT_PROCESSED = "request.not.processed";

    /// The request came to its decision when its caller did not wait for it any more; nothing changed.
    public static final String EXPIRED = "request.expired";

    /// What the request changes is not as the caller has read it
    /// ([IfMatch][io.onbehalf.kit.domain.version.IfMatch]).
    public static final String STALE = "precondition.failed";

    /// The conversation has no such participant.
    public static final String PARTICIPANT_NOT_FOUND = "participant.not.found";

    /// The caller is not the agent whose participant it is.
    public static final String NOT_PARTICIPANT = "not.conversation.participant";

    public Refusal {
        // In the order of their names: a repeat's reply is the same in another process too, whose sets and
        // maps have another order.
        params = Collections.unmodifiableMap(new TreeMap<>(params));
    }
}
