package io.onbehalf.conversation.carrier.smpp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The bind that delivered a PDU.
///
/// @param account the account; its organization is the one that the PDU is for
/// @param id unique among all binds of all instances
public record InboundBind(AccountSettings account, String id, Instant boundAt) {

    InboundBind deliveringTo(@Nullable String... addresses) {
        AccountSettings receiver = account.deliveringTo(addresses);
        return receiver.equals(account) ? this : new InboundBind(receiver, id, boundAt);
    }
}
