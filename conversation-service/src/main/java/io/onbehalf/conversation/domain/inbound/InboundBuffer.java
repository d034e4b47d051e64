package io.onbehalf.conversation.domain.inbound;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The inbound SMS that a thread keeps: texts of which parts are missing, and the last SMS that were
/// received, so that a redelivery is recognized.
///
/// @param pending oldest first
/// @param seen oldest first
public record InboundBuffer(List<PendingText> pending, List<SeenSms> seen) {

    public static final InboundBuffer EMPTY = new InboundBuffer(List.of(), List.of());

    /// The pending texts are one row; a phone must not make it larger than Kafka takes.
    private static final int TEXTS_KEPT = 20;

    /// The parts of the longest text.
    private static final int PARTS_KEPT = 255;

    /// Of those that can be delivered again: a burst that was not answered comes again as a whole.
    private static final int SEEN_KEPT = 300;

    /// However old: no clock decides on them, and one that is wrong drops nothing that has just come.
    private static final int SEEN_ALWAYS_KEPT = 20;

    public InboundBuffer {
        pending = List.copyOf(pending);
        seen = List.copyOf(seen);
    }

    /// True if an SMS is a redelivery of one that was received before.
    public boolean hasSeen(InboundSms sms) {
        return seen.stream().anyMatch(each -> each.isRedeliveredAs(sms));
    }

    /// True if an SMS may be a redelivery of one that was received before a moment.
    public boolean mayPredate(InboundSms sms, Instant moment) {
        return seen.stream().anyMatch(each -> each.mayPredate(sms, moment));
    }

    /// The time when the contact's last SMS was received; empty if none was.
    public Optional<Instant> lastReceivedAt() {
        return seen.stream().map(SeenSms::at).max(Comparator.naturalOrder());
    }

    public Optional<PendingText> pending(int reference) {
        return pending.stream().filter(each -> each.reference() == reference).findFirst();
    }

    /// The time when the next pending text is no longer waited for; empty if none is.
    public Optional<Instant> dueAt() {
        return pending.stream().map(PendingText::dueAt).min(Comparator.naturalOrder());
    }

    /// The pending texts that are no longer waited for at a moment.
    public List<PendingText> expiredAt(Instant moment) {
        return pending.stream().filter(each -> !each.dueAt().isAfter(moment)).toList();
    }

    public InboundBuffer plus(SeenSms sms) {
        int dropped = 0;
        while (seen.size() - dropped >= SEEN_ALWAYS_KEPT
                && (seen.size() - dropped >= SEEN_KEPT || seen.get(dropped).isForgottenAt(sms.at()))) {
            dropped++;
        }
        return new InboundBuffer(
                pending, Stream.concat(seen.stream().skip(dropped), Stream.of(sms)).toList());
    }

    /// With a part added to the pending text of its reference, or as the first of a new one.
    public InboundBuffer plus(TextOrigin origin, AwaitedPart awaited) {
        InboundPart part = awaited.part();
        return pending(part.reference()).isEmpty()
                ? new InboundBuffer(
                        Stream.concat(pending.stream(), Stream.of(new PendingText(origin, awaited))).toList(),
                        seen)
                : new InboundBuffer(
                        pending.stream()
                                .map(each -> each.reference() == part.reference() ? each.plus(part) : each)
                                .toList(),
                        seen);
    }

    /// The oldest pending text, where one more part is too many to keep.
    public Optional<PendingText> crowdedOutBy(InboundPart part) {
        int texts = pending.size() + (pending(part.reference()).isEmpty() ? 1 : 0);
        int parts = 1 + pending.stream().mapToInt(each -> each.parts().size()).sum();
        return texts > TEXTS_KEPT || parts > PARTS_KEPT ? Optional.of(pending.getFirst()) : Optional.empty();
    }

    /// The buffer without the pending text of a reference.
    public InboundBuffer without(int reference) {
        return new InboundBuffer(
                pending.stream().filter(each -> each.reference() != reference).toList(), seen);
    }

    /// Without any text that waits.
    public InboundBuffer withoutPending() {
        return new InboundBuffer(List.of(), seen);
    }

    /// Without the texts to a number that no queue owns: they need an open conversation to be shown in.
    public InboundBuffer withoutQueueless() {
        return new InboundBuffer(
                pending.stream().filter(each -> each.origin().queue().exists()).toList(), seen);
    }
}
