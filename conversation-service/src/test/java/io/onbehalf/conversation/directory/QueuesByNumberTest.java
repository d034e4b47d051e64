package io.onbehalf.conversation.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueuesByNumberTest {

    static {
        RecordMapper.ofCatalogue(); // from then on Avro loads our classes
    }

    private static final String NUMBER = "+13175550100";
    private static final String OTHER = "+13175550101";

    @SuppressWarnings("unchecked") // a mock knows no type arguments
    private final Replica<QueueSnapshot> queues = mock(Replica.class);

    private final QueuesByNumber byNumber = new QueuesByNumber(queues);

    @BeforeEach
    void two_queues_share_a_number() {
        known(queue("q-1", NUMBER), queue("q-2", NUMBER), queue("q-3", null));
    }

    @Test
    void a_number_s_queues_are_found_without_a_look_through_all_for_each_PDU() {
        assertThat(found(NUMBER)).containsExactly("q-1", "q-2");
        assertThat(found(NUMBER)).containsExactly("q-1", "q-2");
        verify(queues, times(1)).all();
    }

    @Test
    void a_queue_that_has_lost_its_number_is_not_found() {
        assertThat(found(NUMBER)).containsExactly("q-1", "q-2");
        known(queue("q-1", OTHER));
        assertThat(found(NUMBER)).containsExactly("q-2");
    }

    @Test
    void a_number_that_has_moved_to_another_queue_is_found_there_immediately() {
        assertThat(found(NUMBER)).containsExactly("q-1", "q-2");
        known(queue("q-1", OTHER), queue("q-2", null), queue("q-3", NUMBER));
        assertThat(found(NUMBER)).containsExactly("q-3");
    }

    @Test
    void a_number_that_no_queue_had_is_looked_for_immediately() {
        assertThat(found(OTHER)).isEmpty();
        known(queue("q-4", OTHER));
        assertThat(found(OTHER)).containsExactly("q-4");
    }

    private Stream<String> found(String number) {
        return byNumber.of(number).map(QueueSnapshot::getQueueId);
    }

    private void known(QueueSnapshot... all) {
        for (QueueSnapshot queue : all) {
            when(queues.get(queue.getQueueId())).thenReturn(queue);
        }
        when(queues.all()).thenReturn(List.of(all));
    }

    private static QueueSnapshot queue(String id, @Nullable String number) {
        Instant noon = Instant.parse("2026-11-25T12:00:00Z");
        return QueueSnapshot.newBuilder()
                .setOrganizationId("acme")
                .setQueueId(id)
                .setName("Queue " + id)
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
