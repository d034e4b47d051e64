package io.onbehalf.gateway.channels;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import java.util.Optional;

/// Where the channels are kept; every gateway has the same ones.
///
/// Each method throws 503 while they can't be read or written.
public interface ChannelStore {

    /// A channel as this gateway knows it, also one that another made a moment ago; it may be expired.
    Optional<Channel> find(ChannelId id);

    /// True if this gateway has read of the channel; it asks nobody.
    boolean isRead(ChannelId id);

    /// A channel with every change of every gateway.
    Optional<Channel> current(ChannelId id);

    /// A user's channels, the oldest first.
    List<Channel> of(OrganizationId organization, UserId user);

    /// Keeps a channel, in place of the version before; returns when this gateway goes by it.
    ///
    /// @return false if it is not what counts now, because another gateway changed the channel at the same
    ///   time
    boolean save(Channel channel);

    void remove(ChannelId id);
}
