package io.onbehalf.bench.settled;

import java.util.Set;

/// A call of the public API that was answered with success.
///
/// @param operation method and path, for the report
/// @param requestId of the request that it made
/// @param effects the types of events of which the request must have one; none for a call that may change
///   nothing, such as a disconnect of what is disconnected
public record AcceptedCall(String operation, String requestId, Set<String> effects) {

    public AcceptedCall {
        effects = Set.copyOf(effects);
    }
}
