package io.onbehalf.gateway.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.gateway.readmarks.ReadMark;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.schemas.gateway.ConversationReadMark;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadMarkReplicaTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final UserId AMY = new UserId("amy");

    private final ReadMarkReplica replica = new ReadMarkReplica();

    @Test
    void of_the_marks_of_several_gateways_the_furthest_counts() {
        assertThat(apply("c1", 5)).isPresent();
        assertThat(apply("c1", 3)).isEmpty();
        assertThat(apply("c1", 5)).isEmpty();
        assertThat(apply("c1", 6)).isPresent();

        assertThat(replica.of(ACME, AMY)).extracting(ReadMark::order).containsExactly(6L);
    }

    @Test
    void a_tombstone_ends_a_mark_and_the_next_may_be_anywhere() {
        apply("c1", 5);
        apply("c2", 5);

        replica.apply("acme:amy:c1", null);
        replica.apply("acme:amy:c1", null);
        replica.apply("acme:nobody:c1", null);

        assertThat(replica.all()).extracting(mark -> mark.conversationId().value()).containsExactly("c2");
        assertThat(apply("c1", 2)).isPresent();
    }

    @Test
    void the_users_of_two_organizations_who_have_the_same_id_have_marks_of_their_own() {
        apply("c1", 5);

        assertThat(replica.of(new OrganizationId("other"), AMY)).isEmpty();
    }

    @Test
    void a_mark_is_read_as_it_was_written_under_its_key() {
        ReadMark mark = new ReadMark(ACME, AMY, new ConversationId("c1"), 5, NOON);

        assertThat(ReadMarkReplica.key(mark)).isEqualTo("acme:amy:c1");
        assertThat(replica.apply("acme:amy:c1", ReadMarkReplica.record(mark))).contains(mark);
        assertThat(replica.find(mark)).contains(mark);
    }

    private Optional<ReadMark> apply(String conversation, long order) {
        return replica.apply(
                "acme:amy:" + conversation,
                ConversationReadMark.newBuilder()
                        .setOrganizationId("acme")
                        .setUserId("amy")
                        .setConversationId(conversation)
                        .setOrder(order)
                        .setReadAt(NOON)
                        .build());
    }
}
