package io.onbehalf.conversation.domain.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.onbehalf.kit.domain.sms.Gsm0338;
import io.onbehalf.kit.domain.text.WholeText;
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

    /// The text of octets; empty where the alphabet carries no text. Half a character whose other half did
    /// not come is U+FFFD.
    ///
    /// The SMSC's default alphabet is taken for GSM 03.38. From 0x10 on it is the same two alphabets with a
    /// message class, which says where the text is to be shown or kept.
    public static Optional<String> decode(byte[] octets, int dataCoding) {
        return switch (dataCoding) {
            case 0x00, 0x10, 0x11, 0x12, 0x13, 0xF0, 0xF1, 0xF2, 0xF3 -> Optional.of(Gsm0338.decode(octets));
            case 0x01, 0x03 -> Optional.of(new String(octets, ISO_8859_1));
            case 0x08, 0x18, 0x19, 0x1A, 0x1B -> Optional.of(units(octets));
            default -> Optional.empty();
        };
    }

    /// The text of the parts that came, with a mark where some are missing. Neighbours are decoded together,
    /// because a character may be split between them.
    public static String join(List<InboundPart> parts, int total) {
        List<InboundPart> sorted =
                parts.stream().sorted(Comparator.comparingInt(InboundPart::number)).toList();
        List<String> pieces = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        int next = 1;
        for (InboundPart part : sorted) {
            if (part.number() > next) {
                pieces.add(text(run, part.dataCoding()));
                run.setLength(0);
            }
            run.append(part.userData());
            next = part.number() + 1;
        }
        pieces.add(text(run, sorted.getLast().dataCoding()));
        if (next <= total) {
            pieces.add("");
        }
        return String.join(GAP, pieces);
    }

    private static String text(StringBuilder hex, int dataCoding) {
        return decode(HexFormat.of().parseHex(hex), dataCoding).orElse("");
    }

    private static String units(byte[] octets) {
        var text = new StringBuilder(octets.length / 2);
        for (int i = 0; i + 1 < octets.length; i += 2) {
            text.append((char) (((octets[i] & 0xFF) << 8) | (octets[i + 1] & 0xFF)));
        }
        return WholeText.of(text.toString());
    }
}
