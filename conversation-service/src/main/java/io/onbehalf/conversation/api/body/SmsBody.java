package io.onbehalf.conversation.api.body;

import io.onbehalf.kit.domain.sms.CostlyCharacter;
import io.onbehalf.kit.domain.sms.Encoding;
import io.onbehalf.kit.domain.sms.SmsText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What it takes to send a text.
///
/// @param encoding its alphabet, `GSM7` or `UCS2`
/// @param segmentCount how many SMS carry it
/// @param costlyCharacters why it is in UCS-2: the characters that GSM 03.38 lacks, ten at most
public record SmsBody(Encoding encoding, int segmentCount, List<Costly> costlyCharacters) {

    /// A character that makes a text take more SMS.
    ///
    /// @param replacement what says the same in GSM 03.38, possibly nothing; null where nothing does
    public record Costly(String character, @Nullable String replacement) {

        private static Costly of(CostlyCharacter costly) {
            return new Costly(costly.character(), costly.replacement().orElse(null));
        }
    }

    static SmsBody of(String text) {
        SmsText sms = SmsText.of(text);
        return new SmsBody(
                sms.encoding(),
                sms.segmentCount(),
                CostlyCharacter.of(text).stream().map(Costly::of).toList());
    }
}
