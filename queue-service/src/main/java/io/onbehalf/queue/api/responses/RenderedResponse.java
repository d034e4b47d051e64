package io.onbehalf.queue.api.responses;

import io.onbehalf.kit.domain.sms.Encoding;
import io.onbehalf.kit.domain.sms.SmsText;
import io.onbehalf.queue.domain.responses.ResponseTemplate.Rendered;
import java.util.List;

/// A canned response that is filled in, and how it would be sent; its text form hides the text.
///
/// @param encoding the alphabet that it needs
/// @param segmentCount how many SMS carry it; more than 5 are not sent
/// @param unresolved the substitutions without a value, which the text still names
record RenderedResponse(String text, Encoding encoding, int segmentCount, List<String> unresolved) {

    static RenderedResponse of(Rendered rendered) {
        SmsText sms = SmsText.of(rendered.text());
        return new RenderedResponse(
                rendered.text(), sms.encoding(), sms.segmentCount(), rendered.unresolved());
    }

    @Override
    public String toString() {
        return "RenderedResponse[%d segments, %s]".formatted(segmentCount, encoding);
    }
}
