package io.onbehalf.gateway.channels;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import java.util.Optional;

/// The channels of a gateway that has not read the last changes of another yet, until it has written itself
/// or asked for all of them.
public final class StoreThatIsBehind implements ChannelStore {

    private final ChannelStore store;
    private Optional<Channel> old;

    public StoreThatIsBehind(ChannelStore store, Channel old) {
        this.store = store;
        this.old = Optional.of(old);
    }

    @Override
    public Optional<Channel> find(ChannelId id) {
        return old.isPresent() ? old : store.find(id);
    }

    @Override
    public boolean isRead(ChannelId id) {
        return store.isRead(id);
    }

    @Override
    public Optional<Channel> current(ChannelId id) {
        old = Optional.empty();
        return store.current(id);
    }

    @Override
    public List<Channel> of(OrganizationId organization, UserId user) {
        return store.of(organization, user);
    }

    @Override
    public boolean save(Channel channel) {
        old = Optional.empty();
        return store.save(channel);
    }

    @Override
    public void remove(ChannelId id) {
        store.remove(id);
    }
}
