package io.onbehalf.kit.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.copies.ContinuedCopies;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueKeysTest {

    static {
        RecordMapper.ofCatalogue(); // from then on Avro loads our classes
    }

    private static final String NUMBER = "+13175550100";

    /// Copies go on with the keys that they find in their files.
    @Test
    void other_keys_are_another_layout_of_copies() {
        assertThat(ContinuedCopies.LAYOUT).isEqualTo(1);
        assertThat(QueueKeys.of(queue(NUMBER)))
                .containsExactly("organization/acme/support", "number/+13175550100/support");
    }

    @Test
    void a_queue_is_found_by_its_organization_and_by_its_number() {
        assertThat(QueueKeys.of(queue(NUMBER)))
                .satisfiesExactlyInAnyOrder(
                        key -> assertThat(key).startsWith(QueueKeys.ofOrganization("acme")),
                        key -> assertThat(key).startsWith(QueueKeys.ofNumber(NUMBER)))
                .as("another queue of the organization, or with the number, has its own")
                .allMatch(key -> key.endsWith("/support"));
    }

    @Test
    void a_queue_without_a_number_is_found_by_its_organization_alone() {
        assertThat(QueueKeys.of(queue(null)))
                .singleElement()
                .satisfies(key -> assertThat(key).startsWith(QueueKeys.ofOrganization("acme")));
    }

    @Test
    void what_begins_alike_is_another() {
        assertThat(QueueKeys.of(queue(NUMBER)))
                .noneMatch(key -> key.startsWith(QueueKeys.ofOrganization("ac")))
                .noneMatch(key -> key.startsWith(QueueKeys.ofNumber("+1317555010")));
    }

    private static QueueSnapshot queue(@Nullable String number) {
        Instant noon = Instant.parse("2026-11-25T12:00:00Z");
        return QueueSnapshot.newBuilder()
                .setOrganizationId("acme")
                .setQueueId("support")
                .setName("Support")
                .setOutboundNumber(number)
                .setWrapupPrompt(WrapupPrompt.OPTIONAL)
                .setMemberCount(1)
                .setCreatedAt(noon)
                .setCreatedBy("ada")
                .setModifiedAt(noon)
                .setModifiedBy("ada")
                .build();
    }
}
