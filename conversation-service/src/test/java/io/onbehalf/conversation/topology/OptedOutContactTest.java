package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SNAPSHOTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Whoever reads a conversation sees that its contact has opted out.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OptedOutContactTest {

    private static final int LATER = 5 * 24 * 60;

    private final TopologyBench bench = TopologyBench.of(ConversationConfiguration.definition());

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_contact_is_shown_as_opted_out_from_stop_to_start() {
        request(ThreadFixtures.compose("r1", ""));
        assertThat(snapshots()).last().returns(false, ConversationSnapshot::getContactOptedOut);

        request(ThreadFixtures.keyword(1, KeywordKind.STOP, ThreadFixtures.THREAD));
        assertThat(snapshots()).last().returns(true, ConversationSnapshot::getContactOptedOut);

        request(ThreadFixtures.keyword(2, KeywordKind.START, ThreadFixtures.THREAD));
        assertThat(snapshots()).last().returns(false, ConversationSnapshot::getContactOptedOut);
    }

    @Test
    void an_opt_out_at_another_number_is_shown_too() {
        request(ThreadFixtures.compose("r1", ""));
        ConversationSnapshot before = snapshots().getLast();

        request(ThreadFixtures.optedOutElsewhere(1));

        assertThat(snapshots())
                .singleElement()
                .returns(true, ConversationSnapshot::getContactOptedOut)
                .returns(before.getConversationId(), ConversationSnapshot::getConversationId)
                .returns(before.getSequence() + 1, ConversationSnapshot::getSequence);
    }

    @Test
    void the_next_conversation_shows_what_was_known_before() {
        request(ThreadFixtures.compose("r1", ""));
        request(ThreadFixtures.keyword(1, KeywordKind.STOP, ThreadFixtures.THREAD));
        request(ThreadFixtures.disconnect("r2", "amy", 2));
        ConversationSnapshot before = snapshots().getLast();

        request(ThreadFixtures.text(LATER, "acme", "support", ThreadFixtures.THREAD));

        ConversationSnapshot next = snapshots().getLast();
        assertThat(next.getConversationId()).isNotEqualTo(before.getConversationId());
        assertThat(next.getContactOptedOut()).isTrue();
    }

    private void request(SpecificRecord request) {
        bench.pipe(CONVERSATION_REQUESTS, ThreadFixtures.THREAD, request);
    }

    private List<ConversationSnapshot> snapshots() {
        return bench.read(CONVERSATION_SNAPSHOTS, ConversationSnapshot.class);
    }
}
