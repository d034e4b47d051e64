package io.onbehalf.conversation.domain.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.routing.LastAgent.Membership;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LastAgentTest {

    @ParameterizedTest
    @CsvSource({
        "ANY_AGENT, NONE, true",
        "ANY_AGENT, JOINED, true",
        "ANY_AGENT, NOT_JOINED, false",
        "QUEUE_MEMBERS_ONLY, NONE, false",
        "QUEUE_MEMBERS_ONLY, JOINED, true",
        "QUEUE_MEMBERS_ONLY, NOT_JOINED, false",
        "DISABLED, JOINED, false",
        "UNKNOWN, NONE, true",
    })
    void the_queue_says_who_is_alerted_and_nobody_is_who_has_left_off_taking_from_it(
            LastAgentRoutingMode mode, Membership membership, boolean available) {
        assertThat(new LastAgent(mode, membership, true, 0, 5).isAvailable()).isEqualTo(available);
    }

    @Test
    void an_agent_off_queue_or_with_as_many_conversations_as_they_take_is_not_alerted() {
        assertThat(agent(false, 0)).isFalse();
        assertThat(agent(true, 4)).isTrue();
        assertThat(agent(true, 5)).isFalse();
    }

    private static boolean agent(boolean onQueue, int conversations) {
        return new LastAgent(LastAgentRoutingMode.ANY_AGENT, Membership.JOINED, onQueue, conversations, 5)
                .isAvailable();
    }
}
