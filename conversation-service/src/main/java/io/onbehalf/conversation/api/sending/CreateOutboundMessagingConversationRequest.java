package io.onbehalf.conversation.api.sending;

import io.onbehalf.kit.web.ApiException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// On behalf of which queue an agent composes, and to which number.
record CreateOutboundMessagingConversationRequest(
        @NotBlank String queueId,
        @NotBlank @Size(max = 64) String toAddress,
        @NotBlank String toAddressMessengerType,
        @Nullable Boolean useExistingConversation,
        @Nullable String externalContactId,
        @Nullable Boolean useUserFromAddress) {

    void requireServed() {
        ContactRequests.requireSms(toAddressMessengerType);
        if (externalContactId != null) {
            throw ApiException.invalidValue(
                    "externalContactId", "externalContactId: there are no external contacts");
        }
        if (Boolean.TRUE.equals(useUserFromAddress)) {
            throw ApiException.invalidValue(
                    "useUserFromAddress", "useUserFromAddress: a text goes from the queue's number");
        }
    }

    /// Hides the number.
    @Override
    public String toString() {
        return "CreateOutboundMessagingConversationRequest[%s]".formatted(queueId);
    }
}
