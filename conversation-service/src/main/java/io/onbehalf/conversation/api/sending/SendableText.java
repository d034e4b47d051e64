package io.onbehalf.conversation.api.sending;

import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.kit.domain.sms.SmsText;
import io.onbehalf.kit.domain.text.VisibleText;
import io.onbehalf.kit.web.ApiException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.jspecify.annotations.Nullable;

/// Reads the text that a body asks to send.
public final class SendableText {

    private SendableText() {}

    /// The text, with what it takes to send it. Letters with their accents beside them are composed (NFC):
    /// the alphabet of SMS has only composed ones.
    ///
    /// @param messagingTemplate of the public API; not served
    /// @throws ApiException 400 for a text that is blank or broken, or takes too many SMS
    public static OutboundText read(@Nullable String textBody, @Nullable Object messagingTemplate) {
        if (messagingTemplate != null) {
            throw ApiException.invalidValue("messagingTemplate", "messagingTemplate: only text is served");
        }
        if (textBody == null || VisibleText.isBlank(textBody)) {
            throw ApiException.invalidValue("textBody", "textBody: must not be blank");
        }
        if (textBody.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
            throw ApiException.invalidValue(
                    "textBody", "textBody: has half of a character that takes two UTF-16 units");
        }
        String text = Normalizer.normalize(textBody, Form.NFC);
        SmsText sms = SmsText.of(text);
        if (sms.segmentCount() > SmsText.MAX_SEGMENTS) {
            throw ApiException.invalidValue(
                    "textBody",
                    "textBody: takes %d SMS segments in %s; at most %d are sent"
                            .formatted(sms.segmentCount(), sms.encoding(), SmsText.MAX_SEGMENTS));
        }
        return new OutboundText(text, sms.segmentCount(), sms.encoding());
    }
}
