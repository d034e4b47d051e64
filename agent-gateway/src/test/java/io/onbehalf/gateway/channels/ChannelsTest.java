package io.onbehalf.gateway.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.onbehalf.gateway.channels.ChannelTopic.QueueConversations;
import io.onbehalf.gateway.channels.ChannelTopic.UserConversations;
import io.onbehalf.gateway.channels.ChannelTopic.UserReadMarks;
import io.onbehalf.gateway.channels.ChannelTopic.UserRoutingStatus;
import io.onbehalf.gateway.channels.ChannelTopic.View;
import io.onbehalf.gateway.channels.Subscription.Verdict;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChannelsTest {

    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final OrganizationId OTHER = new OrganizationId("other");
    private static final UserId AMY = new UserId(id(1));
    private static final UserId BEN = new UserId(id(2));
    private static final UserId SUE = new UserId(id(4));
    private static final QueueId SUPPORT = new QueueId(id(3));
    private static final Caller AMY_CALLS = caller(AMY, ACME);
    private static final ChannelTopic OF_AMY = new UserConversations(AMY, View.MEDIA);
    private static final ChannelTopic OF_BEN = new UserConversations(BEN, View.MEDIA);
    private static final ChannelTopic OF_SUPPORT = new QueueConversations(SUPPORT, View.MEDIA);

    private final Directory directory = new Directory();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final ChannelRights rights = new ChannelRights(directory, () -> now);
    private final ChannelStore store = new MemoryChannelStore(_ -> {}, _ -> {});
    private final Channels channels = new Channels(store, rights, () -> now);

    ChannelsTest() {
        directory.putQueue(SUPPORT, ACME);
        directory.putUser(AMY.key(ACME), true);
        directory.putUser(BEN.key(ACME), true);
    }

    @Test
    void a_user_sees_their_own_channels_only() {
        Channel channel = channels.create(AMY_CALLS);

        assertThat(channels.of(AMY_CALLS)).containsExactly(channel);
        assertThat(channels.get(AMY_CALLS, channel.id())).isEqualTo(channel);
        assertThat(channels.of(caller(BEN, ACME))).isEmpty();
        assertThat(refusal(() -> channels.get(caller(BEN, ACME), channel.id())).status()).isEqualTo(404);
        assertThat(refusal(() -> channels.get(caller(AMY, OTHER), channel.id())).status()).isEqualTo(404);
    }

    @Test
    void a_channel_lives_a_day() {
        Channel channel = channels.create(AMY_CALLS);

        now = now.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(channels.find(channel.id())).isPresent();
        now = now.plusMillis(1);
        assertThat(channels.find(channel.id())).isEmpty();
        assertThat(channels.of(AMY_CALLS)).isEmpty();
    }

    @Test
    void the_21st_channel_of_a_user_ends_the_oldest() {
        List<Channel> made = IntStream.range(0, 21).mapToObj(this::create).toList();

        assertThat(channels.of(AMY_CALLS)).containsExactlyElementsOf(made.subList(1, 21));
    }

    @Test
    void an_agent_is_told_of_their_own_conversations_and_of_those_of_their_queues() {
        Channel amy = channels.create(AMY_CALLS);
        assertThat(rights.mayReceive(amy, OF_AMY, ACME)).isTrue();
        assertThat(rights.mayReceive(amy, OF_BEN, ACME)).isFalse();
        assertThat(rights.mayReceive(amy, OF_SUPPORT, ACME)).isFalse();

        directory.putMember(SUPPORT, AMY, true);
        assertThat(rights.mayReceive(amy, OF_SUPPORT, ACME)).isTrue();
    }

    @Test
    void a_removed_members_stream_ends() {
        directory.putMember(SUPPORT, AMY, true);
        Channel amy = channels.create(AMY_CALLS);
        directory.putMember(SUPPORT, AMY, false);

        assertThat(rights.mayReceive(amy, OF_SUPPORT, ACME)).isFalse();
    }

    @Test
    void a_deactivated_user_is_told_nothing() {
        Channel amy = channels.create(AMY_CALLS);
        directory.putUser(AMY.key(ACME), false);

        assertThat(rights.mayReceive(amy, OF_AMY, ACME)).isFalse();
    }

    @Test
    void who_is_no_supervisor_any_more_subscribes_as_an_agent() {
        Channel sue = channels.create(supervisor(AMY, now.plusSeconds(60)));

        Channel demoted = channels.get(AMY_CALLS, sue.id());
        channels.add(demoted, List.of("v2.users." + AMY.value() + ".conversations.messages"), false);

        assertThat(rights.mayReceive(channels.find(sue.id()).orElseThrow(), OF_SUPPORT, ACME)).isFalse();
    }

    @Test
    void a_supervisor_s_right_ends_with_their_token_and_goes_on_with_the_next_that_the_channel_sees() {
        Channel sue = channels.create(supervisor(SUE, now.plusSeconds(60)));
        assertThat(rights.mayReceive(current(sue), OF_SUPPORT, ACME)).isTrue();

        now = now.plusSeconds(60);
        assertThat(rights.mayReceive(current(sue), OF_SUPPORT, ACME)).isFalse();
        channels.get(supervisor(SUE, now.plusSeconds(60)), sue.id());
        assertThat(rights.mayReceive(current(sue), OF_SUPPORT, ACME)).isTrue();
        channels.get(caller(SUE, ACME), sue.id());
        assertThat(rights.mayReceive(current(sue), OF_SUPPORT, ACME)).isFalse();
    }

    @Test
    void a_change_that_another_gateway_has_overtaken_is_made_again() {
        Channel channel = channels.create(AMY_CALLS);
        var behind = new Channels(new StoreThatIsBehind(store, channel), rights, () -> now);
        channels.add(channel, List.of(OF_AMY.name()), false);

        behind.add(channel, List.of(routingStatus()), false);

        assertThat(current(channel).topics()).containsExactly(OF_AMY.name(), routingStatus());
    }

    @Test
    void of_two_subscriptions_at_the_same_time_none_is_lost() {
        Channel channel = channels.create(AMY_CALLS);
        var meeting = new CyclicBarrier(2);
        // The clock is read after the channel.
        var concurrent =
                new Channels(
                        store,
                        rights,
                        () -> {
                            meet(meeting);
                            return now;
                        });
        List<String> topics =
                List.of(
                        "v2.users." + AMY.value() + ".conversations",
                        "v2.users." + AMY.value() + ".routingStatus");

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String topic : topics) {
                threads.execute(() -> concurrent.add(channel, List.of(topic), false));
            }
        }

        assertThat(channels.find(channel.id()).orElseThrow().topics())
                .containsExactlyInAnyOrderElementsOf(topics);
    }

    /// Lets two that come at the same time go on together; one alone goes on after a moment.
    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await(200, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | BrokenBarrierException e) {
            // Alone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_supervisor_is_told_of_everything_in_the_organization_and_of_nothing_in_another() {
        Channel sue = channels.create(supervisor(SUE, now.plusSeconds(60)));
        QueueId foreign = new QueueId(id(9));
        directory.putQueue(foreign, OTHER);

        assertThat(rights.mayReceive(sue, OF_BEN, ACME)).isTrue();
        assertThat(rights.mayReceive(sue, OF_SUPPORT, ACME)).isTrue();
        assertThat(rights.mayReceive(sue, OF_BEN, OTHER)).isFalse();
        assertThat(rights.mayReceive(sue, new QueueConversations(foreign, View.MEDIA), OTHER)).isFalse();
    }

    @Test
    void the_routing_status_of_a_colleague_is_no_secret_but_that_of_a_stranger_is() {
        Channel amy = channels.create(AMY_CALLS);

        assertThat(rights.mayReceive(amy, new UserRoutingStatus(BEN), ACME)).isTrue();
        assertThat(rights.mayReceive(amy, new UserRoutingStatus(new UserId(id(8))), ACME)).isFalse();
    }

    @Test
    void how_far_somebody_has_read_concerns_nobody_else_not_even_a_supervisor() {
        Channel amy = channels.create(AMY_CALLS);
        Channel sue = channels.create(supervisor(SUE, now.plusSeconds(60)));

        assertThat(rights.mayReceive(amy, new UserReadMarks(AMY), ACME)).isTrue();
        assertThat(rights.mayReceive(sue, new UserReadMarks(AMY), ACME)).isFalse();
    }

    @Test
    void a_change_that_changes_nothing_is_not_written() {
        Channel channel = channels.create(AMY_CALLS);
        channels.add(channel, List.of(OF_AMY.name()), false);
        long version = channels.find(channel.id()).orElseThrow().version();

        channels.add(channel, List.of(OF_AMY.name()), false);
        channels.replace(channel, List.of(OF_AMY.name()), false);
        channels.remove(channel, List.of(OF_BEN.name()));

        assertThat(channels.find(channel.id()).orElseThrow().version()).isEqualTo(version);
    }

    @Test
    void a_subscription_is_replaced_extended_and_cleared() {
        Channel channel = channels.create(AMY_CALLS);
        channels.replace(channel, List.of(OF_AMY.name()), false);
        channels.add(current(channel), List.of(routingStatus(), OF_AMY.name()), false);
        assertThat(current(channel).topics()).containsExactly(OF_AMY.name(), routingStatus());

        channels.remove(current(channel), List.of(OF_AMY.name()));
        assertThat(current(channel).topics()).containsExactly(routingStatus());
        channels.replace(current(channel), List.of(OF_AMY.name()), false);
        assertThat(current(channel).topics()).containsExactly(OF_AMY.name());
        channels.clear(current(channel));
        assertThat(current(channel).topics()).isEmpty();
    }

    @Test
    void one_topic_that_does_not_exist_refuses_all() {
        Channel channel = channels.create(AMY_CALLS);

        ApiException refused =
                refusal(() -> channels.replace(channel, List.of(OF_AMY.name(), "v2.nonsense"), false));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("notification.invalid.topic");
        assertThat(refused.messageParams()).containsEntry("index", "2");
        assertThat(current(channel).topics()).isEmpty();
    }

    @Test
    void a_topic_of_somebody_else_is_forbidden() {
        Channel channel = channels.create(AMY_CALLS);

        ApiException refused = refusal(() -> channels.add(channel, List.of(OF_BEN.name()), false));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("notification.topic.forbidden");
    }

    @Test
    void where_errors_are_ignored_one_failing_topic_fails_no_other() {
        Channel channel = channels.create(AMY_CALLS);

        List<Subscription> answered =
                channels.replace(channel, List.of("v2.nonsense", OF_BEN.name(), OF_AMY.name()), true);

        assertThat(answered)
                .extracting(Subscription::verdict)
                .containsExactly(Verdict.UNKNOWN, Verdict.FORBIDDEN, Verdict.PERMITTED);
        assertThat(current(channel).topics()).containsExactly(OF_AMY.name());
    }

    @Test
    void a_channel_has_at_most_1000_topics() {
        IntStream.range(0, 1_001).forEach(n -> directory.putUser(new UserId(id(n)).key(ACME), true));
        List<String> topics =
                IntStream.range(0, 1_001)
                        .mapToObj(n -> new UserRoutingStatus(new UserId(id(n))).name())
                        .toList();
        Channel channel = channels.create(AMY_CALLS);
        channels.replace(channel, topics.subList(0, 1_000), false);

        ApiException refused =
                refusal(() -> channels.add(current(channel), topics.subList(1_000, 1_001), false));

        assertThat(refused.code()).isEqualTo("notification.too.many.topics");
        assertThat(current(channel).topics()).hasSize(1_000);
    }

    @Test
    void a_channels_text_form_hides_its_id() {
        Channel channel = channels.create(AMY_CALLS);

        assertThat(channel.toString()).doesNotContain(channel.id().value());
    }

    private Channel create(int second) {
        now = now.plusSeconds(second);
        return channels.create(AMY_CALLS);
    }

    private Channel current(Channel channel) {
        return channels.current(channel.id()).orElseThrow();
    }

    private static ApiException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call);
    }

    private static String routingStatus() {
        return new UserRoutingStatus(BEN).name();
    }

    private static Caller caller(UserId user, OrganizationId organization) {
        return new Caller(user.value(), "Someone", organization.value(), Set.of(), Instant.MAX);
    }

    private static Caller supervisor(UserId user, Instant until) {
        return new Caller(user.value(), "Sue", ACME.value(), Set.of(Permissions.SUPERVISE), until);
    }

    private static String id(int number) {
        return "0a0c3e00-0000-4000-8000-%012d".formatted(number);
    }
}
