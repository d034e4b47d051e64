package io.onbehalf.conversation.domain.delivery;

import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.kit.domain.MessageId;
import org.jspecify.annotations.Nullable;

/// A receipt that no message has claimed yet.
///
/// @param optedOut whether it says that the contact has opted out
/// @param newestMessageId the thread's newest message when it was received: it is about no later one; null
///   where there was none
public record UnmatchedReceipt(
        Receipt receipt, ConsentKey consentKey, boolean optedOut, @Nullable MessageId newestMessageId) {}
