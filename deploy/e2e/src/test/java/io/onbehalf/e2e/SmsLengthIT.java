package io.onbehalf.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.mypurecloud.sdk.v2.model.MessageDetails;
import io.onbehalf.local.Caller.Stint;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many SMS a text takes, and how long it may be.
@ExtendWith(SharedStand.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmsLengthIT {

    private final Sdk amy;
    private final Stint stint;

    SmsLengthIT(Stand stand) throws Exception {
        TestQueue queue = TestQueue.create(stand, Numbers.outbound(), Cast.AMY);
        amy = Sdk.of(stand, Cast.AMY);
        stint = amy.start(queue, Numbers.contact());
    }

    @ParameterizedTest
    @CsvSource({"a,160,1", "a,161,2", "€,80,1", "€,81,2", "a,765,5", "ж,70,1", "ж,71,2", "ж,335,5"})
    void a_text_takes_as_many_sms_as_its_alphabet_needs(String character, int length, int segments)
            throws Exception {
        String id = amy.send(stint, character.repeat(length)).getId();
        MessageDetails sent =
                amy.agents(stint.conversationId()).getLast().getMessages().getFirst().getMessages().stream()
                        .filter(each -> each.getMessageId().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(sent.getMessageSegmentCount()).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({"a,766,6", "ж,336,6", "a,2000,14"})
    void a_longer_text_is_refused_naming_how_many_it_would_take(String character, int length, int segments)
            throws Exception {
        Refusal refusal = Refusal.of(() -> amy.send(stint, character.repeat(length)));
        assertThat(refusal.summary()).isEqualTo("400 invalid.value");
        assertThat(refusal.message()).contains("textBody").contains("takes " + segments + " SMS");
    }

    @Test
    void a_blank_text_is_refused() throws Exception {
        assertThat(Refusal.of(() -> amy.send(stint, "  ")).summary()).isEqualTo("400 invalid.value");
    }
}
