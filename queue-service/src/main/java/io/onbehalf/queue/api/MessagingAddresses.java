package io.onbehalf.queue.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.onbehalf.kit.domain.OutboundNumber;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A queue's sending addresses in the public API's shape; an address's id is the number itself.
///
/// @param others every other field that a caller gives
record MessagingAddresses(
        @Nullable Address smsAddress, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> others) {

    /// Has no `selfUri`: a number must not be part of a path.
    record Address(@Nullable String id) {}

    MessagingAddresses {
        others = requireNonNullElse(others, Map.of());
    }

    static MessagingAddresses of(OutboundNumber number) {
        return new MessagingAddresses(new Address(number.value()), Map.of());
    }

    /// The SMS number in canonical form; empty if there is none.
    ///
    /// @throws io.onbehalf.kit.web.ApiException 400 for text that is not a valid number
    Optional<OutboundNumber> number() {
        return Optional.ofNullable(smsAddress).map(Address::id).map(OutboundNumbers::canonical);
    }
}
