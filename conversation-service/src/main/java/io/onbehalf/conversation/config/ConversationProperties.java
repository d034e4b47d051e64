package io.onbehalf.conversation.config;

import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// What this service alone can be told, under `onbehalf`.
///
/// @param identityKey secret that turns a pair of numbers into a thread id; if it changes, every thread is a
///   new one
@Validated
@ConfigurationProperties("onbehalf")
public record ConversationProperties(
        @Size(min = 16, message = "must be a secret of at least 16 characters") String identityKey) {

    @Override
    public String toString() {
        return "ConversationProperties[identityKey=…]";
    }
}
