package io.onbehalf.kit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.onbehalf.kit.domain.MemberKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AwaitedCopiesTest {

    private static final UserId AMY = new UserId("amy");
    private static final QueueId SUPPORT = new QueueId("support");
    private static final QueueId SALES = new QueueId("sales");
    private static final QueueMemberSnapshot MEMBER = new QueueMemberSnapshot("acme", "support", "amy", true);

    private final KafkaStreams streams = mock();
    private final ReadOnlyKeyValueStore<String, SpecificRecord> copy = mock();
    private final StreamsReader reader = new StreamsReader(() -> streams);
    private final AwaitedCopies copies =
            new AwaitedCopies(
                    new Replica<>(Topics.QUEUE_MEMBERS, QueueMemberSnapshot.class, reader),
                    new Replica<>(Topics.QUEUES, QueueSnapshot.class, reader));

    @BeforeEach
    void the_copy_is_there() {
        when(streams.store(ArgumentMatchers.<StoreQueryParameters<Object>>any())).thenReturn(copy);
    }

    @Test
    void a_call_waits_until_the_copy_has_the_new_membership() {
        when(copy.get(MemberKey.of(AMY, SUPPORT))).thenReturn(null, null, MEMBER);

        assertThat(call(Position.ofMember(SUPPORT, AMY))).isTrue();

        verify(copy, atLeast(3)).get(MemberKey.of(AMY, SUPPORT));
    }

    @Test
    void a_call_goes_on_without_one_that_ended_again_and_waits_in_the_same_time_for_the_others() {
        when(copy.get(MemberKey.of(AMY, SALES))).thenReturn(null, null, null, MEMBER);

        assertThat(call(Position.ofMember(SUPPORT, AMY), Position.ofMember(SALES, AMY))).isTrue();

        verify(copy, times(4)).get(MemberKey.of(AMY, SALES));
    }

    @Test
    void a_call_does_not_wait_for_a_membership_that_was_ended_nor_for_a_queue_that_was_deleted() {
        assertThat(call(Position.ofFormerMember(SUPPORT, AMY), Position.ofFormerQueue(SUPPORT))).isTrue();

        verify(copy, never()).get(ArgumentMatchers.any());
    }

    @Test
    void a_call_waits_until_the_copy_has_the_queue_that_the_caller_created() {
        when(copy.get(SUPPORT.value())).thenReturn(null, null, new QueueSnapshot());

        assertThat(call(Position.ofQueue(SUPPORT))).isTrue();

        verify(copy, atLeast(3)).get(SUPPORT.value());
    }

    @Test
    void a_call_waits_for_memberships_and_queues_only() {
        assertThat(call(new Position("lists", "amy", "t1", 3))).isTrue();

        verify(copy, never()).get(ArgumentMatchers.any());
    }

    private boolean call(Position... positions) {
        var call = new MockHttpServletRequest("POST", "/api/v2/conversations/messages");
        call.addHeader(PositionHeaders.AFTER, Position.format(List.of(positions)));
        return copies.preHandle(call, new MockHttpServletResponse(), new Object());
    }
}
