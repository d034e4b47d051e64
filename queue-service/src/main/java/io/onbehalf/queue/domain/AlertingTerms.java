package io.onbehalf.queue.domain;

/// How a queue offers a conversation to an agent.
///
/// @param alertingTimeoutSeconds how long a conversation alerts an agent before it waits in the queue again
public record AlertingTerms(LastAgentRoutingMode lastAgentRoutingMode, int alertingTimeoutSeconds) {

    public static final AlertingTerms DEFAULT = new AlertingTerms(LastAgentRoutingMode.ANY_AGENT, 30);

    public AlertingTerms {
        if (lastAgentRoutingMode == LastAgentRoutingMode.UNKNOWN) {
            throw new IllegalArgumentException(
                    "queue settings: a last agent routing mode that this version does not know");
        }
    }
}
