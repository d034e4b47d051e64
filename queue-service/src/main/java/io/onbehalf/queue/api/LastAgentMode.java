package io.onbehalf.queue.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onbehalf.queue.domain.LastAgentRoutingMode;

/// A queue's last agent routing mode as the public API spells it.
enum LastAgentMode {
    @JsonProperty("AnyAgent")
    ANY_AGENT,
    @JsonProperty("QueueMembersOnly")
    QUEUE_MEMBERS_ONLY,
    @JsonProperty("Disabled")
    DISABLED;

    static LastAgentMode of(LastAgentRoutingMode mode) {
        return switch (mode) {
            case ANY_AGENT -> ANY_AGENT;
            case QUEUE_MEMBERS_ONLY -> QUEUE_MEMBERS_ONLY;
            case DISABLED, UNKNOWN -> DISABLED;
        };
    }

    LastAgentRoutingMode mode() {
        return LastAgentRoutingMode.valueOf(name());
    }
}
