package io.onbehalf.conversation.domain.inbound;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A contact's longer text of which parts are missing. There is one for a reference: phones count references
/// in one octet, so another text with the same reference means that the rest of the first is lost.
///
/// @param origin of the part that was received first
/// @param dueAt until when the missing parts are waited for
/// @param parts at least one
public record PendingText(TextOrigin origin, Instant dueAt, List<InboundPart> parts) {

    public PendingText {
        parts = List.copyOf(parts);
    }

    public PendingText(TextOrigin origin, AwaitedPart first) {
        this(origin, first.partsDueAt(), List.of(first.part()));
    }

    public int reference() {
        return parts.getFirst().reference();
    }

    public boolean contains(InboundPart part) {
        return parts.contains(part);
    }

    /// True if a part fills a gap, rather than starting another text with the same reference.
    public boolean awaits(InboundPart part) {
        return part.total() == total() && parts.stream().noneMatch(each -> each.number() == part.number());
    }

    public PendingText plus(InboundPart part) {
        return new PendingText(origin, dueAt, Stream.concat(parts.stream(), Stream.of(part)).toList());
    }

    public boolean isComplete() {
        return parts.size() == total();
    }

    public JoinedParts joined() {
        return new JoinedParts(Optional.of(reference()), total() - parts.size());
    }

    /// The text as far as it was received, with a mark where a part is missing.
    public String text() {
        return InboundText.join(parts, total());
    }

    private int total() {
        return parts.getFirst().total();
    }
}
