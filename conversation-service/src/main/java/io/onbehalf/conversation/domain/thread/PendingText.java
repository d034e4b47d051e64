package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent.InboundPartReceived;
import io.onbehalf.conversation.domain.ThreadRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import io.onbehalf.conversation.domain.inbound.InboundText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A contact's longer text of which not all parts came yet. There is one for a reference: phones count those
/// in one octet, so another text with the same one means that the rest of the first is lost.
///
/// @param first the part that came first; it says whose text it is
record PendingText(InboundPartReceived first, List<InboundPart> parts) {

    /// What is kept of a thread is one record to Kafka, and a phone must not make it one that Kafka refuses.
    private static final int TEXTS_KEPT = 20;

    /// As many as one text may have.
    private static final int PARTS_KEPT = 255;

    PendingText {
        parts = List.copyOf(parts);
    }

    static List<PendingText> with(List<PendingText> pending, InboundPartReceived received) {
        InboundPart part = received.part();
        if (pending.stream().noneMatch(each -> each.reference() == part.reference())) {
            return Stream.concat(pending.stream(), Stream.of(new PendingText(received, List.of(part))))
                    .toList();
        }
        List<PendingText> all = new ArrayList<>();
        for (PendingText each : pending) {
            all.add(each.reference() == part.reference() ? each.plus(part) : each);
        }
        return all;
    }

    /// The oldest, where another part is one too many to keep.
    static Optional<PendingText> crowdedOut(List<PendingText> pending, InboundPartReceived received) {
        List<PendingText> after = with(pending, received);
        int parts = after.stream().mapToInt(each -> each.parts().size()).sum();
        return after.size() > TEXTS_KEPT || parts > PARTS_KEPT
                ? Optional.of(pending.getFirst())
                : Optional.empty();
    }

    int reference() {
        return first.part().reference();
    }

    /// Without one it needs an open conversation to be shown in.
    boolean hasQueue() {
        return !first.queueId().value().isEmpty();
    }

    Instant dueAt() {
        return first.partsDueAt();
    }

    int missing() {
        return first.part().total() - parts.size();
    }

    /// Whether a part of this reference is one of its missing ones, not one of another text.
    boolean awaits(InboundPart part) {
        return part.total() == first.part().total()
                && parts.stream().noneMatch(each -> each.number() == part.number());
    }

    PendingText plus(InboundPart part) {
        return new PendingText(first, Stream.concat(parts.stream(), Stream.of(part)).toList());
    }

    /// The text as far as it came, as if it came now.
    InboundSmsReceived inbound(Instant at) {
        return new InboundSmsReceived(
                first.organizationId(),
                at,
                first.threadId(),
                first.carrierMessageId(),
                first.queueId(),
                first.queueName(),
                first.outboundNumber(),
                first.contactNumber(),
                first.contactNumberAsTyped(),
                text(),
                first.windowMinutes(),
                first.session(),
                first.sequenceNumber(),
                null,
                null,
                null,
                null,
                null,
                null,
                first.consentId(),
                ConsentScope.NUMBER,
                null);
    }

    String text() {
        return InboundText.join(parts, first.part().total());
    }
}
