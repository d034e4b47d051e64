package io.onbehalf.gateway.channels;

import io.onbehalf.gateway.channels.ChannelTopic.QueueConversations;
import io.onbehalf.gateway.channels.ChannelTopic.UserConversations;
import io.onbehalf.gateway.channels.ChannelTopic.UserReadMarks;
import io.onbehalf.gateway.channels.ChannelTopic.UserRoutingStatus;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.WrapupReader;
import java.time.InstantSource;

/// Who may receive what, by what is true now: it is asked at every event.
public final class ChannelRights {

    private final Directory directory;
    private final InstantSource clock;

    public ChannelRights(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// True if a channel may be told of an event of an organization.
    public boolean mayReceive(Channel channel, ChannelTopic topic, OrganizationId of) {
        return channel.organizationId().equals(of) && permits(channel, topic);
    }

    /// True if a channel may be subscribed to a topic: an agent to their own list and to the queues of which
    /// they are a member, a supervisor to those of the organization, everybody to the routing status of
    /// everybody in it; to how far they have read, each user alone.
    boolean permits(Channel channel, ChannelTopic topic) {
        if (directory.isInactive(channel.organizationId(), channel.userId())) {
            return false;
        }
        return switch (topic) {
            case UserConversations(var user, _) -> isOwn(channel, user) || supervises(channel, user);
            case UserRoutingStatus(var user) ->
                    isOwn(channel, user) || directory.isKnown(channel.organizationId(), user);
            case UserReadMarks(var user) -> isOwn(channel, user);
            case QueueConversations(var queue, _) ->
                    directory.isOf(channel.organizationId(), queue)
                            && (isSupervisor(channel) || directory.isMember(queue, channel.userId()));
        };
    }

    /// True if a channel's user may read the wrap-up of an agent's stint on behalf of a queue.
    public boolean mayReadWrapup(Channel channel, UserId agent, QueueId queue) {
        return new WrapupReader(
                        channel.userId(),
                        isSupervisor(channel),
                        each -> directory.isMember(each, channel.userId()))
                .mayRead(agent, queue);
    }

    private static boolean isOwn(Channel channel, UserId user) {
        return channel.userId().equals(user);
    }

    private boolean supervises(Channel channel, UserId user) {
        return isSupervisor(channel) && directory.isKnown(channel.organizationId(), user);
    }

    private boolean isSupervisor(Channel channel) {
        return channel.isSupervisor(clock.instant());
    }
}
