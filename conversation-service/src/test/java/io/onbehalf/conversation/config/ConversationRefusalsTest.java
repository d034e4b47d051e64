package io.onbehalf.conversation.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.testing.RefusalsSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationRefusalsTest extends RefusalsSpecification {

    @Override
    protected Refusals refusals() {
        return ConversationConfiguration.refusals();
    }

    @Override
    protected boolean isRemembered(Refusal refusal) {
        return ConversationReply.refused(refusal).repeatable();
    }

    @Test
    void nor_is_one_that_ends_with_the_next_wrapup() {
        assertThat(isRemembered(new Refusal(ConversationRefusals.TOO_MANY_WRAPUPS, Map.of()))).isFalse();
    }
}
