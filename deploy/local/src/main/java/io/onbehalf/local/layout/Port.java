package io.onbehalf.local.layout;

/// The ports of a stack, in the order in which the launcher checks them.
public enum Port {
    BROKER("broker", 9092),
    CONTROLLER("broker's controller", 9093),
    REGISTRY("registry", 8081),
    REGISTRY_MANAGEMENT("registry's management", 9000),
    QUEUE_SERVICE("queue-service", 8101),
    CONVERSATION_SERVICE("conversation-service", 8102),
    WRAPUP_SERVICE("wrapup-service", 8103),
    GATEWAY("gateway", 8080),
    QUEUE_MANAGEMENT("queue-service's management", 8191),
    CONVERSATION_MANAGEMENT("conversation-service's management", 8192),
    WRAPUP_MANAGEMENT("wrapup-service's management", 8193),
    GATEWAY_MANAGEMENT("gateway's management", 8190),
    SMSC("SMSC simulator", 2775),
    SMSC_CONTROL("SMSC simulator's control", 2776);

    private final String owner;
    private final int standard;

    Port(String owner, int standard) {
        this.owner = owner;
        this.standard = standard;
    }

    /// The part that listens on it, for the user.
    String owner() {
        return owner;
    }

    /// The documented number, without an offset.
    int standard() {
        return standard;
    }
}
