package io.onbehalf.kit.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
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

    enum LastAgentRoutingMode {
        DISABLED
    }

    record Alerting(LastAgentRoutingMode lastAgentRoutingMode, int alertingTimeoutSeconds) {}

    enum InactivityAction {
        SEND_TO_QUEUE
    }

    record Inactivity(
            boolean inactivityTimeoutEnabled,
            @Nullable Integer inactivityTimeoutSeconds,
            InactivityAction inactivityAction) {}

    /// Holds values of several fields itself.
    record Settings(
            String name,
            @Nullable String description,
            @Nullable Libraries cannedResponseLibraries,
            Terms terms,
            Alerting alerting,
            Inactivity inactivity,
            Optional<Integer> threadingTimeoutMinutes) {}

    /// Is a record in Avro, too.
    record Libraries(List<String> libraryIds) {}

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

    /// An absent value of optional fields.
    record CarrierError(String code, @Nullable Codes codes) {}

    record Codes(Optional<Integer> commandStatus, @Nullable String receiptError) {}

    /// Its value is always there.
    interface Always {

        record CarrierError(String code, Both codes) {}

        record Both(Optional<Integer> commandStatus, Optional<String> receiptError) {}
    }

    /// Its value may be empty.
    interface Perhaps {

        record CarrierError(String code, Optional<Codes> codes) {}
    }

    record QueueMemberSnapshot(String organizationId, Place place, boolean joined) {}

    /// Spells a field otherwise than Avro.
    record Place(String queueId, String userid) {}

    @Test
    void a_value_of_several_fields_lends_them_to_the_record_around_it_at_whatever_depth() {
        QueueSnapshot queue =
                queue(new Terms(WrapupPrompt.MANDATORY_TIMEOUT, 5L), Optional.of("+13175550100"));

        var avro = (io.onbehalf.schemas.queue.QueueSnapshot) mapper.toAvro(queue, Map.of());

        assertThat(avro)
                .isEqualTo(
                        new io.onbehalf.schemas.queue.QueueSnapshot(
                                "acme",
                                "q",
                                "Support",
                                null,
                                null,
                                "+13175550100",
                                io.onbehalf.schemas.common.WrapupPrompt.MANDATORY_TIMEOUT,
                                5L,
                                io.onbehalf.schemas.queue.LastAgentRoutingMode.DISABLED,
                                8,
                                true,
                                600,
                                io.onbehalf.schemas.queue.InactivityAction.SEND_TO_QUEUE,
                                60,
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
    void an_absent_value_leaves_its_fields_null_and_a_value_whose_fields_are_all_null_is_absent() {
        SpecificRecord bare = mapper.toAvro(new CarrierError("c", null), Map.of());

        assertThat(bare).isEqualTo(new io.onbehalf.schemas.conversation.CarrierError("c", null, null));
        assertThat(mapper.toDomain(bare, CarrierError.class)).isEqualTo(new CarrierError("c", null));
    }

    @Test
    void a_value_of_which_any_field_is_there_is_there() {
        var avro = new io.onbehalf.schemas.conversation.CarrierError("c", null, "069");

        assertThat(mapper.toDomain(avro, CarrierError.class))
                .isEqualTo(new CarrierError("c", new Codes(Optional.empty(), "069")));
    }

    @Test
    void a_value_of_optionals_alone_is_never_null() {
        var domain = new Always.CarrierError("c", new Always.Both(Optional.empty(), Optional.empty()));

        SpecificRecord avro = mapper.toAvro(domain, Map.of());

        assertThat(avro).isEqualTo(new io.onbehalf.schemas.conversation.CarrierError("c", null, null));
        assertThat(mapper.toDomain(avro, Always.CarrierError.class)).isEqualTo(domain);
    }

    @Test
    void an_optional_value_lends_its_fields_and_is_empty_where_all_of_them_are_null() {
        var full = new Perhaps.CarrierError("c", Optional.of(new Codes(Optional.of(1), "069")));
        var bare = new Perhaps.CarrierError("c", Optional.empty());

        assertThat(mapper.toAvro(full, Map.of()))
                .isEqualTo(new io.onbehalf.schemas.conversation.CarrierError("c", 1, "069"));
        for (var domain : new Perhaps.CarrierError[] {full, bare}) {
            assertThat(mapper.toDomain(mapper.toAvro(domain, Map.of()), Perhaps.CarrierError.class))
                    .isEqualTo(domain);
        }
    }

    @Test
    void a_name_that_neither_a_record_nor_its_values_have_is_a_bug() {
        var domain = new QueueMemberSnapshot("acme", new Place("q", "amy"), true);
        var avro = new io.onbehalf.schemas.queue.QueueMemberSnapshot("acme", "q", "amy", true);

        assertThatIllegalStateException()
                .isThrownBy(() -> mapper.toAvro(domain, Map.of()))
                .withMessage("QueueMemberSnapshot has no userId");
        assertThatIllegalStateException()
                .isThrownBy(() -> mapper.toDomain(avro, QueueMemberSnapshot.class))
                .withMessage("QueueMemberSnapshot has no userid");
    }

    private static QueueSnapshot queue(Terms terms, Optional<String> number) {
        return new QueueSnapshot(
                "acme",
                new QueueId("q"),
                new Settings(
                        "Support",
                        null,
                        null,
                        terms,
                        new Alerting(LastAgentRoutingMode.DISABLED, 8),
                        new Inactivity(true, 600, InactivityAction.SEND_TO_QUEUE),
                        Optional.of(60)),
                number,
                2,
                NOON,
                "ada",
                new Change(NOON.plusSeconds(1), "ben"));
    }
}
