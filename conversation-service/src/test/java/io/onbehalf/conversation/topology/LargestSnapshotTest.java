package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_SNAPSHOTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.domain.view.ParticipantWrapup;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import io.onbehalf.kit.streams.StreamsSettings;
import io.onbehalf.kit.testing.Examples;
import io.onbehalf.kit.testing.TopologyBench;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A conversation with as much text on it as the API lets in.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LargestSnapshotTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final int PARTICIPANTS =
            ConversationSnapshot.PARTICIPANTS + ConversationSnapshot.ALLOCATED + 1;

    /// The longest names, reasons and ids: three octets a character where people write them.
    private final ParticipantView example =
            (ParticipantView)
                    new Examples()
                            .with(String.class, "x".repeat(128))
                            .with(AgentRef.class, new AgentRef(new UserId("x".repeat(128)), "漢".repeat(256)))
                            .full(ParticipantView.class);

    private final ConversationView conversation =
            (ConversationView)
                    new Examples().with(String.class, "x".repeat(256)).full(ConversationView.class);

    @Test
    void it_is_a_record_that_kafka_takes() {
        List<ParticipantView> all = IntStream.range(0, PARTICIPANTS).mapToObj(this::participant).toList();

        ConversationSnapshot snapshot =
                ConversationSnapshot.of(conversation, all, List.of(all.getFirst()), Optional.of(NOON));

        assertThat(size(snapshot)).isBetween(250_000, StreamsSettings.DEFAULT_MAX_RECORD_BYTES);
    }

    @Test
    void those_that_the_change_is_about_keep_their_words_then_the_last_ones() {
        List<ParticipantView> all = IntStream.range(0, 10).mapToObj(this::participant).toList();

        ConversationSnapshot snapshot =
                ConversationSnapshot.of(conversation, all, List.of(all.getFirst()), Optional.empty());

        assertThat(snapshot.participants())
                .extracting(each -> each.wrapup().orElseThrow().notes().isPresent())
                .containsExactly(true, false, false, false, false, false, false, false, true, true);
        assertThat(snapshot.participants().get(1).wrapup().orElseThrow())
                .returns(List.of(), ParticipantWrapup::tags)
                .returns(example("reason"), ParticipantWrapup::reason);
    }

    private static Optional<String> example(String word) {
        return Optional.of(word.repeat(83));
    }

    private ParticipantView participant(int number) {
        var wrapup =
                new ParticipantWrapup(
                        Optional.of("x".repeat(36)),
                        Optional.of("漢".repeat(256)),
                        Optional.of("漢".repeat(10_000)),
                        Collections.nCopies(50, "漢".repeat(200)),
                        1,
                        NOON,
                        CompletionType.GIVEN,
                        Optional.of(new UserId("x".repeat(128))),
                        example("reason"));
        return new ParticipantView(
                new ParticipantId("participant-" + number),
                example.communicationId(),
                example.identity(),
                example.direction(),
                example.state(),
                example.timing(),
                example.afterCall(),
                Optional.of(wrapup),
                example.flags());
    }

    private static int size(ConversationSnapshot snapshot) {
        try (TopologyBench bench = TopologyBench.of(ConversationConfiguration.definition())) {
            return bench.bytes(CONVERSATION_SNAPSHOTS, RecordMapper.ofCatalogue().toAvro(snapshot, Map.of()))
                    .length;
        }
    }
}
