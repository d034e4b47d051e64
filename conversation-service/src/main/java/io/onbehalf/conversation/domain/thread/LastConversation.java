package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ContactNumber;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a thread's most recent conversation stands; what was before it no longer decides anything.
public sealed interface LastConversation {

    /// Nobody ever wrote.
    record None() implements LastConversation {}

    /// The conversation is going on: with an agent, or waiting in a queue for one. Whoever is in it stays
    /// known to it.
    record Open(About about, List<Stint> stints) implements LastConversation {

        public Open {
            about = about.with(stints);
            stints = List.copyOf(stints);
        }

        /// The stint of whoever it belongs to now: an agent's or, while it waits, the queue's.
        Optional<Stint> held() {
            return stints.stream().filter(stint -> stint.purpose() != Purpose.CUSTOMER).findFirst();
        }

        Optional<Stint> agent() {
            return held().filter(stint -> stint.purpose() == Purpose.AGENT);
        }

        Optional<Stint> customer() {
            return stints.stream().filter(stint -> stint.purpose() == Purpose.CUSTOMER).findFirst();
        }
    }

    /// The conversation is over; inside the threading window it may go on.
    record Disconnected(About about, Instant at) implements LastConversation {

        /// Whether a moment still lies in the threading window: it begins at the disconnect and its end is
        /// outside. A window of 0 holds no moment, not even one stamped before the disconnect that was
        /// decided first.
        boolean mayGoOn(Instant moment, int windowMinutes) {
            return windowMinutes > 0 && moment.isBefore(at.plusSeconds(60L * windowMinutes));
        }
    }

    /// What stays the same while the conversation lasts.
    ///
    /// @param messaged whether a message was ever in it; if not, its disconnect cancels it
    /// @param agents who ever had a stint in it; missing in what was stored before they were kept
    record About(
            OrganizationId organizationId,
            ConversationId conversationId,
            OutboundNumber outboundNumber,
            ContactNumber contactNumber,
            boolean messaged,
            @Nullable List<UserId> agents) {

        public About {
            agents = agents == null ? List.of() : List.copyOf(agents);
        }

        /// A new one, in which nobody is yet.
        About(
                OrganizationId organizationId,
                ConversationId conversationId,
                OutboundNumber outboundNumber,
                ContactNumber contactNumber,
                boolean messaged) {
            this(organizationId, conversationId, outboundNumber, contactNumber, messaged, null);
        }

        /// Whether a user has, or had, a stint in it.
        boolean hasAgent(UserId user) {
            return agents != null && agents.contains(user);
        }

        About withMessage() {
            return new About(organizationId, conversationId, outboundNumber, contactNumber, true, agents);
        }

        private About with(List<Stint> stints) {
            List<UserId> all =
                    Stream.concat(
                                    Stream.ofNullable(agents).flatMap(List::stream),
                                    stints.stream().map(Stint::userId).filter(Objects::nonNull))
                            .distinct()
                            .toList();
            return new About(organizationId, conversationId, outboundNumber, contactNumber, messaged, all);
        }
    }

    /// Whether the open conversation is with this agent.
    static boolean isWith(Open open, UserId user) {
        return open.agent().filter(stint -> user.equals(stint.userId())).isPresent();
    }
}
