package io.onbehalf.gateway.channels;

/// What became of one topic of a subscription.
public record Subscription(String topic, Verdict verdict) {

    /// Whether a topic is subscribed to, and why not.
    public enum Verdict {
        PERMITTED,

        /// There is no topic of this name.
        UNKNOWN,

        /// Its user may not be told of it.
        FORBIDDEN
    }

    public boolean isPermitted() {
        return verdict == Verdict.PERMITTED;
    }
}
