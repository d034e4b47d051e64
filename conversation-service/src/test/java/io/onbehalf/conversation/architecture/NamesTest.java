package io.onbehalf.conversation.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.consent.ContactConsent;
import io.onbehalf.conversation.domain.delivery.SmsSubmitRequested;
import io.onbehalf.conversation.domain.thread.ThreadingTimeline;
import io.onbehalf.conversation.domain.thread.ThreadingTimeline.ThreadingTimelineChangeRequested;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.LocalRequest;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamesTest {

    private static final RecordMapper MAPPER = RecordMapper.ofCatalogue();

    private static final List<String> HEADER =
            List.of(
                    "eventId",
                    "organizationId",
                    "occurredAt",
                    "requestId",
                    "threadId",
                    "sequence",
                    "fingerprint",
                    "requestedAt",
                    "requestedBy",
                    "answeredAt");

    static Stream<Class<?>> records() {
        return Stream.of(
                        RecordMapper.records(ConversationEvent.class),
                        RecordMapper.records(ThreadRequest.class)
                                .filter(each -> !LocalRequest.class.isAssignableFrom(each)),
                        Stream.of(
                                ConversationReply.class,
                                ConversationSnapshot.class,
                                ContactConsent.class,
                                SmsSubmitRequested.class,
                                ThreadingTimeline.class,
                                ThreadingTimelineChangeRequested.class))
                .flatMap(each -> each);
    }

    static Stream<Class<?>> events() {
        return RecordMapper.records(ConversationEvent.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_record_has_one_name_in_code_and_schema_and_no_field_that_the_schema_lacks(Class<?> record) {
        Schema schema = schema(record);

        assertThat(schema.getName()).isEqualTo(record.getSimpleName());
        assertThat(fields(schema)).containsAll(components(record, schema));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_has_the_same_fields_in_the_same_order_in_code_and_schema(Class<?> event) {
        Schema schema = schema(event);

        assertThat(without(fields(schema))).isEqualTo(without(components(event, schema)));
    }

    private static Schema schema(Class<?> record) {
        return SpecificData.get().getSchema(MAPPER.avroType(record));
    }

    private static List<String> without(List<String> names) {
        return names.stream().filter(name -> !HEADER.contains(name)).toList();
    }

    private static List<String> fields(Schema schema) {
        return schema.getFields().stream().map(Schema.Field::name).toList();
    }

    /// A component that is a value of several fields is flat in the schema.
    private static List<String> components(Class<?> record, Schema schema) {
        return Stream.of(record.getRecordComponents())
                .flatMap(each ->
                        schema.getField(each.getName()) == null && each.getType().isRecord()
                                ? components(each.getType(), schema).stream()
                                : Stream.of(each.getName()))
                .toList();
    }
}
