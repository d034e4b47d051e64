package io.onbehalf.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.mypurecloud.sdk.v2.model.MessageDetails;
import io.onbehalf.e2e.fixture.Sdk;
import io.onbehalf.e2e.fixture.SdkRefusal;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestNumbers;
import io.onbehalf.e2e.fixture.TestQueue;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestUser;
import io.onbehalf.local.client.AgentParticipant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The number of SMS of a text, and its maximum length.
@ExtendWith(SharedTestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmsLengthIT {

    private final Sdk amy;
    private final AgentParticipant participant;

    SmsLengthIT(TestStack stack) throws Exception {
        TestQueue queue = TestQueue.create(stack, TestNumbers.outbound(), TestUser.AMY);
        amy = Sdk.of(stack, TestUser.AMY);
        participant = amy.start(queue, TestNumbers.contact());
    }

    @ParameterizedTest
    @CsvSource({"a,160,1", "a,161,2", "€,80,1", "€,81,2", "a,765,5", "ж,70,1", "ж,71,2", "ж,335,5"})
    void the_number_of_sms_follows_from_the_text_s_alphabet(String character, int length, int segments)
            throws Exception {
        String id = amy.send(participant, character.repeat(length)).getId();
        MessageDetails sent =
                amy
                        .agents(participant.conversationId())
                        .getLast()
                        .getMessages()
                        .getFirst()
                        .getMessages()
                        .stream()
                        .filter(each -> each.getMessageId().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(sent.getMessageSegmentCount()).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({"a,766,6", "ж,336,6", "a,2000,14"})
    void a_longer_text_is_refused_with_the_number_of_sms_that_it_needs(
            String character, int length, int segments) throws Exception {
        SdkRefusal refusal = SdkRefusal.of(() -> amy.send(participant, character.repeat(length)));
        assertThat(refusal.summary()).isEqualTo("400 invalid.value");
        assertThat(refusal.message()).contains("textBody").contains("takes " + segments + " SMS");
    }

    @Test
    void a_blank_text_is_refused() throws Exception {
        assertThat(SdkRefusal.of(() -> amy.send(participant, "  ")).summary()).isEqualTo("400 invalid.value");
    }
}
