package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.OutboundNumber;
import org.jspecify.annotations.Nullable;

/// What a queue sends from, as the public API writes it: the address's id is the number itself.
record MessagingAddresses(@Nullable Address smsAddress) {

    /// Has no link to itself, as a number must not stand in a path.
    record Address(@Nullable String id) {}

    static @Nullable MessagingAddresses of(@Nullable OutboundNumber number) {
        return number == null ? null : new MessagingAddresses(new Address(number.value()));
    }

    /// Throws 400 if it is no valid number.
    @Nullable OutboundNumber number() {
        return smsAddress == null || smsAddress.id() == null
                ? null
                : OutboundNumbers.canonical(smsAddress.id());
    }
}
