package io.onbehalf.kit.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TopicPresenceTest {

    private static final Topic CODES = Topics.WRAPUP_CODES;
    private static final Node BROKER = new Node(1, "broker", 9092);

    private final Admin admin = mock(Admin.class);

    @Test
    void it_waits_until_the_broker_knows_the_topics_and_a_leader_for_each_partition() {
        DescribeTopicsResult unknown = failing(new UnknownTopicOrPartitionException());
        DescribeTopicsResult leaderless = describing(BROKER, Node.noNode());
        DescribeTopicsResult complete = describing(BROKER, BROKER);
        when(admin.describeTopics(anyCollection())).thenReturn(unknown, leaderless, complete);

        TopicPresence.await(admin, List.of(CODES));

        verify(admin, times(3)).describeTopics(List.of(CODES.name()));
    }

    @Test
    void what_is_no_matter_of_time_is_a_failure() {
        DescribeTopicsResult refused = failing(new AuthorizationException("no"));
        when(admin.describeTopics(anyCollection())).thenReturn(refused);

        assertThatThrownBy(() -> TopicPresence.await(admin, List.of(CODES)))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(AuthorizationException.class);
    }

    private static DescribeTopicsResult describing(Node... leaders) {
        List<TopicPartitionInfo> partitions =
                IntStream.range(0, leaders.length)
                        .mapToObj(id -> new TopicPartitionInfo(id, leaders[id], List.of(), List.of()))
                        .toList();
        return answering(KafkaFuture.completedFuture(new TopicDescription(CODES.name(), false, partitions)));
    }

    private static DescribeTopicsResult failing(RuntimeException failure) {
        KafkaFutureImpl<TopicDescription> future = new KafkaFutureImpl<>();
        future.completeExceptionally(failure);
        return answering(future);
    }

    private static DescribeTopicsResult answering(KafkaFuture<TopicDescription> future) {
        DescribeTopicsResult result = mock(DescribeTopicsResult.class);
        when(result.topicNameValues()).thenReturn(Map.of(CODES.name(), future));
        return result;
    }
}
