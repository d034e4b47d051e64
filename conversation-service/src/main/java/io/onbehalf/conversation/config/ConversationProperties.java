package io.onbehalf.conversation.config;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// The properties of this service alone, under `onbehalf`.
///
/// @param identityKey secret that turns a pair of numbers into a thread id; if it changes, every thread is a
///   new one
@Validated
@ConfigurationProperties("onbehalf")
public record ConversationProperties(
        @NotBlank(message = "onbehalf.identity-key must be given: " + SECRET)
                @Size(min = 16, message = "onbehalf.identity-key must be longer: " + SECRET)
                String identityKey) {

    private static final String SECRET =
            "the secret of at least 16 characters that turns numbers into thread ids";

    @Override
    public String toString() {
        return "ConversationProperties[identityKey=…]";
    }
}
