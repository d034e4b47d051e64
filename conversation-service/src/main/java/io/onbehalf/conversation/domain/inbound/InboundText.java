package io.onbehalf.conversation.domain.inbound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The text of inbound SMS.
public final class InboundText {

    /// The mark in the place of a part that never came.
    static final String GAP = "[…]";

    private InboundText() {}

    /// The text of octets; empty where they carry none.
    ///
    /// @param coding how they spell it ([TextCoding])
    public static Optional<String> decode(byte[] octets, int coding) {
        return TextCoding.decode(octets, coding);
    }

    /// The text of a part alone; empty where its octets carry none. Half a character at either end, which may
    /// be a neighbour's, is left out.
    public static Optional<String> ofPart(InboundPart part) {
        return TextCoding.decodePart(octets(part), part.dataCoding());
    }

    /// The text of the parts that came, with a mark where some are missing. Neighbours of one alphabet are
    /// decoded together, because a character may be split between them; phones and SMSCs may choose another
    /// alphabet for each part. Neighbours whose alphabet SMPP does not say, and which together are no text in
    /// UTF-8, are decoded alone.
    public static String join(List<InboundPart> parts, int total) {
        List<InboundPart> sorted =
                parts.stream().sorted(Comparator.comparingInt(InboundPart::number)).toList();
        StringBuilder text = new StringBuilder();
        List<InboundPart> run = new ArrayList<>();
        int next = 1;
        for (InboundPart part : sorted) {
            boolean isBehindGap = part.number() > next;
            if (isBehindGap || !continues(run, part)) {
                text.append(text(run)).append(isBehindGap ? GAP : "");
                run.clear();
            }
            run.add(part);
            next = part.number() + 1;
        }
        return text.append(text(run)).append(next <= total ? GAP : "").toString();
    }

    private static boolean continues(List<InboundPart> run, InboundPart part) {
        return run.isEmpty() || run.getLast().dataCoding() == part.dataCoding();
    }

    private static String text(List<InboundPart> run) {
        return run.isEmpty()
                ? ""
                : TextCoding.decodeParts(
                        run.stream().map(InboundText::octets).toList(), run.getFirst().dataCoding());
    }

    private static byte[] octets(InboundPart part) {
        return HexFormat.of().parseHex(part.userData());
    }
}
