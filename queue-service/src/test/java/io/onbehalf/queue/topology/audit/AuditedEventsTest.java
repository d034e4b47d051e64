package io.onbehalf.queue.topology.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.store.StateCodec;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ComposeRefused;
import io.onbehalf.schemas.conversation.MessageQueued;
import io.onbehalf.schemas.conversation.ParticipantDisconnected;
import io.onbehalf.schemas.queue.QueueCreated;
import io.onbehalf.schemas.queue.QueueRequestRefused;
import io.onbehalf.schemas.queue.UserCreated;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each event is in the audit.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuditedEventsTest {

    /// A new type of event needs a row in the table of [AuditedEvents].
    @Test
    void every_event_of_every_service_has_a_row_in_the_table() {
        List<Topic> ofEvents = Topics.ALL.stream().filter(topic -> topic.name().endsWith(".events")).toList();

        assertThat(AuditedEvents.TOPICS).isEqualTo(ofEvents);
        assertThat(AuditedEvents.ALL.keySet()).containsExactlyInAnyOrderElementsOf(events().toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_leaves_no_contact_data_in_its_row(Class<? extends SpecificRecord> type) {
        SpecificRecord event = SampleEvents.of(type, Map.of());

        AuditAct act = read(event);
        var row = new AuditEvent("id", SampleEvents.AT, 1, Actor.CONTACT, act);

        String stored = new String(StateCodec.write(row, AuditEvent.class), UTF_8);
        assertThat(stored).contains(SampleEvents.text(act.kind().entityType().idField()));
        for (String field : contactData(event.getSchema(), new HashSet<>())) {
            assertThat(stored).doesNotContain(SampleEvents.text(field));
        }
    }

    @Test
    void a_message_names_its_conversation_and_what_belongs_to_it() {
        AuditAct act = read(SampleEvents.of(MessageQueued.class, Map.of()));

        assertThat(act)
                .isEqualTo(
                        new AuditAct(
                                new AuditKind(
                                        Topics.CONVERSATION_SERVICE, AuditEntityType.CONVERSATION, "Send"),
                                "«conversationId»",
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(
                                        "eventType", "MessageQueued",
                                        "messageId", "«messageId»",
                                        "participantId", "«participantId»",
                                        "queueId", "«queueId»",
                                        "userId", "«userId»",
                                        "quietHoursOverridden", "true")));
        assertThat(
                        read(SampleEvents.of(MessageQueued.class, Map.of("quietHoursOverridden", false)))
                                .context())
                .doesNotContainKey("quietHoursOverridden");
    }

    @Test
    void a_thing_is_named_as_its_event_says_and_a_person_is_not() {
        assertThat(read(SampleEvents.of(QueueCreated.class, Map.of())).entityName()).contains("«name»");
        assertThat(read(SampleEvents.of(UserCreated.class, Map.of())).entityName()).isEmpty();
    }

    @Test
    void a_refusal_has_its_code_and_concerns_the_first_thing_that_it_names() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("queueId", null);
        nothing.put("userId", null);

        AuditAct ofQueue = read(SampleEvents.of(QueueRequestRefused.class, Map.of()));
        AuditAct ofOrganization = read(SampleEvents.of(QueueRequestRefused.class, nothing));
        AuditAct ofThread = read(SampleEvents.of(ComposeRefused.class, Map.of("queueId", "")));

        assertThat(ofQueue.refusal()).contains("«code»");
        assertThat(ofQueue.entityId()).isEqualTo("«queueId»");
        assertThat(ofOrganization.kind().entityType()).isEqualTo(AuditEntityType.ORGANIZATION);
        assertThat(ofOrganization.entityId()).isEqualTo("«organizationId»");
        assertThat(ofThread.kind().action()).isEqualTo("Compose");
        assertThat(ofThread.context()).doesNotContainKey("queueId");
    }

    @Test
    void an_act_with_a_reason_says_it() {
        AuditAct disconnect = read(SampleEvents.of(ParticipantDisconnected.class, Map.of()));
        AuditAct wrapup = read(SampleEvents.of(WrapupCompleted.class, Map.of("reason", "is ill")));

        assertThat(disconnect.context()).containsEntry("reason", SampleEvents.text("disconnectReason"));
        assertThat(wrapup.context()).containsEntry("reason", "is ill");
    }

    private static AuditAct read(SpecificRecord event) {
        Topic topic =
                AuditedEvents.TOPICS.stream().filter(each -> each.carries(event)).findFirst().orElseThrow();
        return requireNonNull(AuditReader.of(topic).read(event));
    }

    private static Stream<Class<? extends SpecificRecord>> events() {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().endsWith(".events"))
                .flatMap(topic -> topic.values().stream());
    }

    /// The fields that are marked as a contact's, in a schema and in those that it contains.
    private static Set<String> contactData(Schema schema, Set<Schema> known) {
        return switch (schema.getType()) {
            case RECORD ->
                    known.add(schema)
                            ? schema.getFields().stream()
                                    .flatMap(field ->
                                            "contact".equals(field.getProp("pii"))
                                                    ? Stream.of(field.name())
                                                    : contactData(field.schema(), known).stream())
                                    .collect(Collectors.toSet())
                            : Set.of();
            case UNION ->
                    schema.getTypes().stream()
                            .flatMap(each -> contactData(each, known).stream())
                            .collect(Collectors.toSet());
            case ARRAY -> contactData(schema.getElementType(), known);
            default -> Set.of();
        };
    }
}
