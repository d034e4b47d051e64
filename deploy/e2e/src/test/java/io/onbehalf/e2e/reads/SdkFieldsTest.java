package io.onbehalf.e2e.reads;

import static org.assertj.core.api.Assertions.assertThat;

import com.mypurecloud.sdk.v2.model.DomainEntityRef;
import com.mypurecloud.sdk.v2.model.MessageConversation;
import com.mypurecloud.sdk.v2.model.MessageMediaParticipant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SdkFieldsTest {

    private final SdkFields fields = new SdkFields();

    @Test
    void a_field_is_absent_if_no_answer_has_it() {
        fields.add(new MessageConversation().name("one").participants(List.of()));
        fields.add(new MessageConversation().participants(List.of(new MessageMediaParticipant())));
        fields.add(with(new MessageMediaParticipant().queue(new DomainEntityRef().name("Support"))));

        assertThat(fields.absent())
                .contains(
                        "MessageConversation.recentTransfers",
                        "MessageMediaParticipant.user",
                        "DomainEntityRef.selfUri")
                .doesNotContain(
                        "MessageConversation.name",
                        "MessageConversation.participants",
                        "MessageMediaParticipant.queue",
                        "DomainEntityRef.name");
    }

    @Test
    void a_field_that_a_model_has_elsewhere_is_named_by_its_path() {
        fields.add(
                with(
                        new MessageMediaParticipant()
                                .user(new DomainEntityRef().id("amy"))
                                .queue(new DomainEntityRef().id("support").name("Support"))));

        assertThat(fields.absent())
                .contains("MessageConversation.participants.user.name", "DomainEntityRef.selfUri")
                .doesNotContain("DomainEntityRef.name", "MessageConversation.participants.queue.name");
    }

    private static MessageConversation with(MessageMediaParticipant participant) {
        return new MessageConversation().participants(List.of(participant));
    }

    @Test
    void a_value_that_the_sdk_does_not_know_is_told() {
        fields.add(
                new MessageMediaParticipant()
                        .state(MessageMediaParticipant.StateEnum.fromString("not of this version"))
                        .direction(MessageMediaParticipant.DirectionEnum.INBOUND));

        assertThat(fields.unknown()).containsExactly("MessageMediaParticipant.state");
    }
}
