package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.routing.LastAgent;
import io.onbehalf.conversation.domain.routing.LastAgent.Membership;
import io.onbehalf.conversation.domain.routing.LastAgentRoutingMode;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.kit.avro.AfterCallSettings;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.MemberKey;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.AgentLoad;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.schemas.queue.RoutingStatus;
import io.onbehalf.schemas.queue.UserSnapshot;
import io.onbehalf.schemas.queue.UserState;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.jspecify.annotations.Nullable;

/// The agents and queues, as a processor knows them from the replicas: who takes a conversation of a queue
/// now, and what the queue asks for afterwards.
final class ReplicatedAgents {

    private static final int DEFAULT_CAPACITY = 5;

    private final Function<String, TimestampedKeyValueStore<String, SpecificRecord>> stores;

    private ReplicatedAgents(Function<String, TimestampedKeyValueStore<String, SpecificRecord>> stores) {
        this.stores = stores;
    }

    /// The agents that a processor can reach.
    ///
    /// @param stores finds a replica's store by its name
    static ReplicatedAgents of(Function<String, TimestampedKeyValueStore<String, SpecificRecord>> stores) {
        return new ReplicatedAgents(stores);
    }

    /// The stint that is offered to an agent.
    record Offer(Stint stint, int alertingTimeoutSeconds) {}

    /// The stint of an agent on behalf of a queue; empty if they are not available, or either is unknown.
    Optional<Offer> available(UserId user, QueueId queueId) {
        QueueSnapshot queue = find(Topics.QUEUES, queueId.value(), QueueSnapshot.class);
        if (queue == null) {
            return Optional.empty();
        }
        String key = user.key(new OrganizationId(queue.getOrganizationId()));
        UserSnapshot agent = find(Topics.USERS, key, UserSnapshot.class);
        return agent != null && agent(key, agent, queue).isAvailable()
                ? Optional.of(offer(agent, queue, organization(queue)))
                : Optional.empty();
    }

    /// The after-call work that a queue asks for now; empty if the queue is unknown, or another
    /// organization's.
    Optional<AfterCallTerms> afterCall(OrganizationId organization, QueueId queueId) {
        return Optional.ofNullable(find(Topics.QUEUES, queueId.value(), QueueSnapshot.class))
                .filter(queue -> queue.getOrganizationId().equals(organization.value()))
                .map(queue -> AfterCallSettings.of(queue, organization(queue)));
    }

    private LastAgent agent(String key, UserSnapshot agent, QueueSnapshot queue) {
        String member = MemberKey.of(new UserId(agent.getUserId()), new QueueId(queue.getQueueId()));
        AgentLoad load = find(Topics.AGENT_LOADS, key, AgentLoad.class);
        OrganizationSnapshot organization = organization(queue);
        return new LastAgent(
                LastAgentRoutingMode.valueOf(queue.getLastAgentRoutingMode().name()),
                membership(find(Topics.QUEUE_MEMBERS, member, QueueMemberSnapshot.class)),
                agent.getState() == UserState.ACTIVE && isOnQueue(agent.getRoutingStatus()),
                load == null ? 0 : load.getConversations(),
                organization == null ? DEFAULT_CAPACITY : organization.getMessageCapacity());
    }

    private static Membership membership(@Nullable QueueMemberSnapshot member) {
        if (member == null) {
            return Membership.NONE;
        }
        return member.getJoined() ? Membership.JOINED : Membership.NOT_JOINED;
    }

    private static boolean isOnQueue(RoutingStatus status) {
        return status == RoutingStatus.IDLE || status == RoutingStatus.INTERACTING;
    }

    private static Offer offer(
            UserSnapshot agent, QueueSnapshot queue, @Nullable OrganizationSnapshot organization) {
        return new Offer(
                new Stint(
                        new AgentRef(new UserId(agent.getUserId()), agent.getName()),
                        new QueueRef(new QueueId(queue.getQueueId()), queue.getName()),
                        AfterCallSettings.of(queue, organization)),
                queue.getAlertingTimeoutSeconds());
    }

    private @Nullable OrganizationSnapshot organization(QueueSnapshot queue) {
        return find(Topics.ORGANIZATIONS, queue.getOrganizationId(), OrganizationSnapshot.class);
    }

    private <T> @Nullable T find(Topic topic, String key, Class<T> type) {
        var found = stores.apply(Replica.storeName(topic)).get(key);
        return found == null ? null : type.cast(found.value());
    }
}
