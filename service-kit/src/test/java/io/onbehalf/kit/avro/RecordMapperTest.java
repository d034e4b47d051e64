package io.onbehalf.kit.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.onbehalf.kit.domain.actor.ActorType;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordMapperTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");
    private static final Map<String, Object> HEADER =
            Map.of(
                    "eventId", "e",
                    "organizationId", "acme",
                    "occurredAt", NOON,
                    "requestId", "r",
                    "actorType", ActorType.USER,
                    "actor", "amy",
                    "threadId", "t",
                    "sequence", 1L);

    private final RecordMapper mapper =
            new RecordMapper(
                    "io.onbehalf.schemas.wrapup",
                    "io.onbehalf.schemas.conversation",
                    "io.onbehalf.schemas.common");

    record ParticipantId(String value) {}

    record CodeId(String value) {}

    enum WrapupPrompt {
        MANDATORY,
        OPTIONAL,
        MADE_UP
    }

    sealed interface Event {

        record WrapupOpened(
                String conversationId,
                ParticipantId participantId,
                String userId,
                String queueId,
                WrapupPrompt wrapupPrompt,
                @Nullable Long wrapupTimeoutMs,
                boolean required,
                @Nullable Instant dueAt)
                implements Event {}

        /// One level further down.
        sealed interface Given extends Event {

            record DisconnectRefused(
                    String conversationId,
                    @Nullable ParticipantId participantId,
                    String userId,
                    Refusal refusal)
                    implements Given {}
        }
    }

    record CodeReply(@Nullable Refusal refusal, List<WrapupCodeSnapshot> codes) {}

    record Refusal(String code, Map<String, String> params) {}

    record WrapupCodeSnapshot(
            String organizationId,
            CodeId codeId,
            String name,
            @Nullable String description,
            Instant createdAt,
            String createdBy,
            Instant modifiedAt,
            String modifiedBy) {}

    /// Lacks fields that the schema has.
    record WrapupCompleted(String conversationId) {}

    /// Has one that the schema does not have.
    record QueueWrapupCodesSnapshot(String organizationId, String queueId, List<CodeId> codeIds, int size) {}

    record NoSuchSchema(String name) {}

    @Test
    void typed_ids_and_enums_go_by_their_value() {
        Event.WrapupOpened opened = opened(WrapupPrompt.MANDATORY);

        var avro = (io.onbehalf.schemas.wrapup.WrapupOpened) mapper.toAvro(opened, HEADER);

        assertThat(avro.getParticipantId()).isEqualTo("p");
        assertThat(avro.getWrapupPrompt()).isEqualTo(io.onbehalf.schemas.common.WrapupPrompt.MANDATORY);
        assertThat(avro.getSequence()).isEqualTo(1);
        assertThat(avro.getOccurredAt()).isEqualTo(NOON);
        assertThat(mapper.toDomain(avro, Event.WrapupOpened.class)).isEqualTo(opened);
    }

    @Test
    void nested_records_are_followed() {
        var refused =
                new Event.Given.DisconnectRefused(
                        "c", new ParticipantId("p"), "amy", new Refusal("some.code", Map.of("a", "b")));

        SpecificRecord avro = mapper.toAvro(refused, HEADER);

        assertThat(((io.onbehalf.schemas.conversation.DisconnectRefused) avro).getRefusal().getCode())
                .isEqualTo("some.code");
        assertThat(mapper.toDomain(avro, Event.Given.DisconnectRefused.class)).isEqualTo(refused);
    }

    @Test
    void lists_are_followed_and_nulls_stay_null() {
        var code =
                new WrapupCodeSnapshot("acme", new CodeId("k"), "Resolved", null, NOON, "ada", NOON, "ada");
        var reply = new CodeReply(new Refusal("some.code", Map.of("a", "b")), List.of(code, code));

        SpecificRecord avro = mapper.toAvro(reply, Map.of("requestId", "r", "answeredAt", NOON));

        assertThat(((io.onbehalf.schemas.wrapup.CodeReply) avro).getCodes())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.getCodeId()).isEqualTo("k"));
        assertThat(mapper.toDomain(avro, CodeReply.class)).isEqualTo(reply);
    }

    @Test
    void the_records_of_a_sealed_type_are_read_at_whatever_depth_and_others_are_not_ours() {
        var read = mapper.reader(Event.class);
        Event.WrapupOpened opened = opened(WrapupPrompt.OPTIONAL);
        var refused = new Event.Given.DisconnectRefused("c", null, "amy", new Refusal("some.code", Map.of()));

        assertThat(read.apply(mapper.toAvro(opened, HEADER))).isEqualTo(opened);
        assertThat(read.apply(mapper.toAvro(refused, HEADER))).isEqualTo(refused);
        assertThat(read.apply(new QueueMemberSnapshot("acme", "q", "amy", true))).isNull();
    }

    @Test
    void a_field_that_the_domain_does_not_have_is_a_bug() {
        assertThatIllegalStateException()
                .isThrownBy(() -> mapper.toAvro(new WrapupCompleted("c"), HEADER))
                .withMessage("WrapupCompleted has no participantId");
    }

    @Test
    void a_field_that_the_schema_does_not_have_is_a_bug() {
        var avro = new io.onbehalf.schemas.wrapup.QueueWrapupCodesSnapshot("acme", "support", List.of("k"));

        assertThatIllegalStateException()
                .isThrownBy(() -> mapper.toDomain(avro, QueueWrapupCodesSnapshot.class))
                .withMessage("QueueWrapupCodesSnapshot has no size");
    }

    @Test
    void a_symbol_that_the_other_side_does_not_have_is_a_bug() {
        assertThatIllegalStateException()
                .isThrownBy(() -> mapper.toAvro(opened(WrapupPrompt.MADE_UP), HEADER))
                .withMessage("WrapupPrompt has no MADE_UP");
    }

    @Test
    void a_record_without_a_schema_of_its_name_is_a_bug() {
        assertThatIllegalStateException()
                .isThrownBy(() -> mapper.toAvro(new NoSuchSchema("n"), HEADER))
                .withMessageStartingWith("no Avro class NoSuchSchema in [io.onbehalf.schemas.wrapup, ");
    }

    private static Event.WrapupOpened opened(WrapupPrompt prompt) {
        return new Event.WrapupOpened(
                "c", new ParticipantId("p"), "amy", "q", prompt, 5L, true, Instant.EPOCH);
    }
}
