package io.onbehalf.conversation.domain.inbound;

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

    /// The text of the parts that came, with a mark where some are missing. Neighbours of one alphabet are
    /// decoded together, because a character may be split between them; phones and SMSCs may choose another
    /// alphabet for each part.
    public static String join(List<InboundPart> parts, int total) {
        List<InboundPart> sorted =
                parts.stream().sorted(Comparator.comparingInt(InboundPart::number)).toList();
        StringBuilder text = new StringBuilder();
        StringBuilder run = new StringBuilder();
        int coding = sorted.getFirst().dataCoding();
        int next = 1;
        for (InboundPart part : sorted) {
            if (part.number() > next || part.dataCoding() != coding) {
                text.append(text(run, coding)).append(part.number() > next ? GAP : "");
                run.setLength(0);
                coding = part.dataCoding();
            }
            run.append(part.userData());
            next = part.number() + 1;
        }
        return text.append(text(run, coding)).append(next <= total ? GAP : "").toString();
    }

    private static String text(StringBuilder hex, int coding) {
        return decode(HexFormat.of().parseHex(hex), coding).orElse("");
    }
}
