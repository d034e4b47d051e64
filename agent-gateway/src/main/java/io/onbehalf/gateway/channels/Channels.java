package io.onbehalf.gateway.channels;

import io.onbehalf.gateway.channels.Subscription.Verdict;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A user's channels and their subscriptions.
///
/// A channel of another user is not found. A subscription is all or nothing, unless the client asks to ignore
/// what can't be.
public final class Channels {

    /// The most channels of a user; the next ends the oldest, as in the original.
    public static final int MOST_CHANNELS = 20;

    /// The most topics of a channel; the original's.
    public static final int MOST_TOPICS = 1_000;

    private static final int LOCKS = 64;
    private static final int MOST_ATTEMPTS = 20;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final ChannelStore store;
    private final ChannelRights rights;
    private final InstantSource clock;

    public Channels(ChannelStore store, ChannelRights rights, InstantSource clock) {
        this.store = store;
        this.rights = rights;
        this.clock = clock;
    }

    public Channel create(Caller caller) {
        List<Channel> before = of(caller);
        before.stream()
                .limit(Math.max(0, before.size() - MOST_CHANNELS + 1L))
                .forEach(channel -> store.remove(channel.id()));
        Channel created =
                Channel.of(
                        new OrganizationId(caller.organizationId()),
                        new UserId(caller.userId()),
                        supervisorUntil(caller),
                        clock.instant());
        store.save(created);
        return created;
    }

    public List<Channel> of(Caller caller) {
        return store.of(new OrganizationId(caller.organizationId()), new UserId(caller.userId())).stream()
                .filter(this::isAlive)
                .toList();
    }

    /// True if this gateway has read of a channel, which costs nothing to say.
    public boolean isRead(ChannelId id) {
        return store.isRead(id);
    }

    /// A channel that lives, whosever it is, as this gateway knows it.
    public Optional<Channel> find(ChannelId id) {
        return store.find(id).filter(this::isAlive);
    }

    /// The same with every change of every gateway, to change it or to begin to go by it.
    public Optional<Channel> current(ChannelId id) {
        return store.current(id).filter(this::isAlive);
    }

    /// A channel of the caller. From now on it has the rights of their token, until that expires.
    ///
    /// @throws ApiException 404 if they have none of that id
    public Channel get(Caller caller, ChannelId id) {
        Channel channel =
                current(id)
                        .filter(each ->
                                each.isOf(
                                        new OrganizationId(caller.organizationId()),
                                        new UserId(caller.userId())))
                        .orElseThrow(() -> ApiException.notFound("channel"));
        Optional<Instant> until = supervisorUntil(caller);
        return channel.supervisorUntil().equals(until)
                ? channel
                : change(channel, now -> changed(now.withSupervisorUntil(until))).channel();
    }

    /// A token's time counts in milliseconds, as the channel is kept.
    private static Optional<Instant> supervisorUntil(Caller caller) {
        return Optional.of(caller.expiresAt().truncatedTo(ChronoUnit.MILLIS))
                .filter(_ -> caller.has(Permissions.SUPERVISE));
    }

    private boolean isAlive(Channel channel) {
        return !channel.isExpired(clock.instant());
    }

    /// Subscribes a channel to these topics alone.
    ///
    /// @throws ApiException 400 or 403 for topics that can't be, unless they are ignored; then nothing
    ///   changes
    public List<Subscription> replace(Channel channel, List<String> topics, boolean ignoreErrors) {
        return change(channel, now -> subscribe(now, Stream.empty(), topics, ignoreErrors)).answers();
    }

    /// Subscribes a channel to these topics too.
    ///
    /// @throws ApiException as [#replace]
    public List<Subscription> add(Channel channel, List<String> topics, boolean ignoreErrors) {
        return change(channel, now -> subscribe(now, now.topics().stream(), topics, ignoreErrors)).answers();
    }

    public void clear(Channel channel) {
        replace(channel, List.of(), false);
    }

    /// Ends some subscriptions; topics that it was not subscribed to are passed over.
    public void remove(Channel channel, List<String> topics) {
        change(
                channel,
                now ->
                        changed(
                                now.withTopics(
                                        now.topics().stream()
                                                .filter(topic -> !topics.contains(topic))
                                                .toList())));
    }

    /// A channel after a change, and what became of each topic that was asked for.
    private record Change(Channel channel, List<Subscription> answers) {}

    private static Change changed(Channel channel) {
        return new Change(channel, List.of());
    }

    /// Changes the channel as it is now, one change after the other: two that began with the same topics
    /// would lose one of theirs. A change that another gateway has overtaken is made again; one that changes
    /// nothing is not written.
    ///
    /// @throws ApiException 404 if it has ended
    private Change change(Channel channel, Function<Channel, Change> change) {
        synchronized (locks[Math.floorMod(channel.id().hashCode(), locks.length)]) {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                Channel now = find(channel.id()).orElseThrow(() -> ApiException.notFound("channel"));
                Change changed = change.apply(now);
                if (changed.channel().isLike(now) || store.save(changed.channel())) {
                    return changed;
                }
            }
        }
        throw ApiException.unavailable("The channel is changed by too many calls at the moment", 1);
    }

    private Change subscribe(
            Channel channel, Stream<String> before, List<String> topics, boolean ignoreErrors) {
        List<Subscription> wanted =
                topics.stream()
                        .distinct()
                        .map(topic -> new Subscription(topic, verdict(channel, topic)))
                        .toList();
        if (!ignoreErrors) {
            refuseUnknown(wanted);
            refuseForbidden(channel, wanted);
        }
        List<String> after =
                Stream.concat(
                                before,
                                wanted.stream().filter(Subscription::isPermitted).map(Subscription::topic))
                        .distinct()
                        .toList();
        if (after.size() > MOST_TOPICS) {
            throw new ApiException(
                    400,
                    "notification.too.many.topics",
                    "channel: %d topics, at most %d".formatted(after.size(), MOST_TOPICS),
                    Map.of("limit", String.valueOf(MOST_TOPICS)));
        }
        return new Change(channel.withTopics(after), wanted);
    }

    private Verdict verdict(Channel channel, String name) {
        List<ChannelTopic> topics = ChannelTopic.parse(name);
        if (topics.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return topics.stream().allMatch(topic -> rights.permits(channel, topic))
                ? Verdict.PERMITTED
                : Verdict.FORBIDDEN;
    }

    /// The name is not repeated, as it may be anything.
    private static void refuseUnknown(List<Subscription> wanted) {
        for (int index = 0; index < wanted.size(); index++) {
            if (wanted.get(index).verdict() == Verdict.UNKNOWN) {
                throw new ApiException(
                        400,
                        "notification.invalid.topic",
                        "topic %d: there is no topic of this name, see /api/v2/notifications/availabletopics"
                                .formatted(index + 1),
                        Map.of("index", String.valueOf(index + 1)));
            }
        }
    }

    private static void refuseForbidden(Channel channel, List<Subscription> wanted) {
        wanted.stream()
                .filter(each -> each.verdict() == Verdict.FORBIDDEN)
                .findFirst()
                .ifPresent(each -> {
                    throw ApiException.forbidden(
                            "notification.topic.forbidden",
                            "user %s: may not be told of %s"
                                    .formatted(channel.userId().value(), each.topic()),
                            Map.of("topic", each.topic()));
                });
    }
}
