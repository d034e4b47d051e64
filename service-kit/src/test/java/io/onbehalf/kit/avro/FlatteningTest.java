package io.onbehalf.kit.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Avro stays flat for its readers where the domain has values of several fields.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FlatteningTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final RecordMapper mapper = RecordMapper.ofCatalogue();

    record QueueId(String value) {}

    enum WrapupPrompt {
        MANDATORY_TIMEOUT
    }

    record Terms(WrapupPrompt wrapupPrompt, @Nullable Long wrapupTimeoutMs) {}

    /// Holds a value of several fields itself.
    record Settings(String name, @Nullable String description, Terms terms) {}

    record Change(Instant modifiedAt, String modifiedBy) {}

    record QueueSnapshot(
            String organizationId,
            QueueId queueId,
            Settings settings,
            Optional<String> outboundNumber,
            int memberCount,
            Instant createdAt,
            String createdBy,
            Change change) {}

    record WrapupInput(@Nullable Notes words, Optional<String> code) {}

    record Notes(Optional<String> notes) {}

    /// Neither Avro nor its own components have the name of its component.
    record CarrierError(String code, Codes codes) {}

    record Codes(@Nullable Integer commandStatus, @Nullable String receiptErr) {}

    @Test
    void a_value_of_several_fields_lends_them_to_the_record_around_it_at_whatever_depth() {
        QueueSnapshot queue = queue(new Terms(WrapupPrompt.MANDATORY_TIMEOUT, 5L), Optional.of("+13175550100"));

        var avro = (io.onbehalf.schemas.queue.QueueSnapshot) mapper.toAvro(queue, Map.of());

        assertThat(avro)
                .isEqualTo(
                        new io.onbehalf.schemas.queue.QueueSnapshot(
                                "acme",
                                "q",
                                "Support",
                                null,
                                "+13175550100",
                                io.onbehalf.schemas.common.WrapupPrompt.MANDATORY_TIMEOUT,
                                5L,
                                2,
                                NOON,
                                "ada",
                                NOON.plusSeconds(1),
                                "ben"));
        assertThat(mapper.toDomain(avro, QueueSnapshot.class)).isEqualTo(queue);
    }

    @Test
    void an_empty_optional_is_null_in_avro() {
        QueueSnapshot queue = queue(new Terms(WrapupPrompt.MANDATORY_TIMEOUT, null), Optional.empty());

        var avro = (io.onbehalf.schemas.queue.QueueSnapshot) mapper.toAvro(queue, Map.of());

        assertThat(avro.getOutboundNumber()).isNull();
        assertThat(mapper.toDomain(avro, QueueSnapshot.class)).isEqualTo(queue);
    }

    @Test
    void a_value_whose_fields_are_all_null_is_null_and_an_absent_value_leaves_them_null() {
        SpecificRecord nothing = mapper.toAvro(new WrapupInput(null, Optional.of("k")), Map.of());

        assertThat(nothing).isEqualTo(new io.onbehalf.schemas.conversation.WrapupInput("k", null));
        assertThat(mapper.toDomain(nothing, WrapupInput.class))
                .isEqualTo(new WrapupInput(null, Optional.of("k")));
    }

    @Test
    void a_value_of_which_anything_is_there_is_there() {
        var avro = new io.onbehalf.schemas.conversation.WrapupInput(null, "n");

        assertThat(mapper.toDomain(avro, WrapupInput.class))
                .isEqualTo(new WrapupInput(new Notes(Optional.of("n")), Optional.empty()));
    }

    @Test
    void a_name_that_neither_side_s_values_have_is_a_bug() {
        assertThatIllegalStateException()
                .isThrownBy(() -> mapper.toAvro(new CarrierError("c", new Codes(1, "x")), Map.of()))
                .withMessage("CarrierError has no receiptError");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        mapper.toDomain(
                                new io.onbehalf.schemas.conversation.CarrierError("c", 1, "x"),
                                CarrierError.class))
                .withMessage("CarrierError has no receiptErr");
    }

    private static QueueSnapshot queue(Terms terms, Optional<String> number) {
        return new QueueSnapshot(
                "acme",
                new QueueId("q"),
                new Settings("Support", null, terms),
                number,
                2,
                NOON,
                "ada",
                new Change(NOON.plusSeconds(1), "ben"));
    }
}
