package io.onbehalf.conversation.carrier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All accounts, in the order of their configuration.
record SmppLinks(List<SmppLink> all) {

    SmppLinks {
        all = List.copyOf(all);
    }

    /// The first account that serves the message's number; null if none does. No other stands in while it is
    /// away or busy: a number's SMS would overtake each other.
    @Nullable SmppLink of(OutboundMessage message) {
        for (SmppLink link : all) {
            if (link.account().transmits(message.request().getOrganizationId(), message.number())) {
                return link;
            }
        }
        return null;
    }

    /// Takes back what has not left.
    void recall() {
        all.forEach(SmppLink::recall);
    }

    /// Whether SMS wait for their response.
    boolean busy() {
        return all.stream().anyMatch(SmppLink::busy);
    }
}
