package io.onbehalf.gateway.notifications;

import io.onbehalf.gateway.channels.Subscription;
import org.jspecify.annotations.Nullable;

/// A topic of a channel in the public API's shape.
///
/// @param id its name
/// @param state `Permitted` or `Rejected`
record TopicBody(String id, String state, @Nullable String rejectionReason) {

    static TopicBody of(Subscription subscription) {
        return switch (subscription.verdict()) {
            case PERMITTED -> permitted(subscription.topic());
            case UNKNOWN -> rejected(subscription, "notification.invalid.topic");
            case FORBIDDEN -> rejected(subscription, "notification.topic.forbidden");
        };
    }

    static TopicBody permitted(String topic) {
        return new TopicBody(topic, "Permitted", null);
    }

    private static TopicBody rejected(Subscription subscription, String reason) {
        return new TopicBody(subscription.topic(), "Rejected", reason);
    }
}
