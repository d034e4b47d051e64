package io.onbehalf.conversation.domain.delivery.index;

import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.conversation.domain.value.ThreadRef;
import java.time.Instant;

/// An SMSC gave an SMS its id; its receipts may name it by nothing else.
///
/// @param thread the thread of its message
/// @param consentKey under which it counts if a receipt says that the contact has opted out
public record SmscIdAssigned(ThreadRef thread, ConsentKey consentKey, Instant assignedAt) {}
