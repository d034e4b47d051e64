package io.onbehalf.conversation.domain.delivery;

import io.onbehalf.kit.domain.sms.Encoding;
import io.onbehalf.kit.domain.sms.SmsText;

/// A text to be sent, and what it takes to send it; its text form hides the words.
///
/// @param segmentCount how many SMS carry it
/// @param encoding the alphabet that it needs
public record OutboundText(String text, int segmentCount, Encoding encoding) {

    public static OutboundText of(String text) {
        SmsText sms = SmsText.of(text);
        return new OutboundText(text, sms.segmentCount(), sms.encoding());
    }

    @Override
    public String toString() {
        return "OutboundText[%d segments, %s]".formatted(segmentCount, encoding);
    }
}
