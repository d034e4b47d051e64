package io.onbehalf.kit.topology;

import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.config.TopologyDefinition;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.Members.QueueReply;
import io.onbehalf.kit.topology.MembersEvent.QueueMemberAdded;
import io.onbehalf.schemas.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.StreamsBuilder;
import org.jspecify.annotations.Nullable;

/// The smallest service around the loop.
final class MembersService {

    static final String STORE = "members";

    /// One row per organization; guests never leave, as there are no timers.
    static final ServiceDefinition SERVICE = service(MembersService::define);

    /// One row per queue; guests leave when their hour is over.
    static final ServiceDefinition WITH_GUESTS = service(MembersService::defineWithGuests);

    private MembersService() {}

    static ServiceDefinition service(TopologyDefinition topology) {
        return new ServiceDefinition(
                Topics.QUEUE_SERVICE,
                List.of(Topics.QUEUE_REPLIES),
                Topics.QUEUE_DEAD_LETTERS,
                List.of(),
                topology);
    }

    static void define(StreamsBuilder builder, EventSerdes serdes) {
        send(serdes, decide(builder, serdes, oneRow()));
    }

    private static void defineWithGuests(StreamsBuilder builder, EventSerdes serdes) {
        send(serdes, decide(builder, serdes, binding(new RowPerQueue()).timed(Topics.QUEUE_REQUESTS)));
    }

    static Outcomes<MembersEvent, QueueReply> decide(
            StreamsBuilder builder,
            EventSerdes serdes,
            DeciderBinding.Builder<Members, MembersRequest, MembersEvent, QueueReply> binding) {
        var requests =
                serdes.requests(
                        serdes.read(builder, Topics.QUEUE_REQUESTS),
                        MembersRequest.class,
                        "members-requests");
        return serdes.decide(
                requests,
                binding.build(Topics.QUEUE_EVENTS, Topics.QUEUE_REPLIES, QueueReply.class, Members::refused));
    }

    static DeciderBinding.Builder<Members, MembersRequest, MembersEvent, QueueReply> oneRow() {
        return binding(StateRepository.oneRow(Members.class, Members.NONE));
    }

    /// A ghost is a fact that is not ours to tell; a refusal that says "later" is not remembered.
    private static DeciderBinding.Builder<Members, MembersRequest, MembersEvent, QueueReply> binding(
            StateRepository<Members, MembersRequest> states) {
        return DeciderBinding.of(STORE, Members.DECIDER, states)
                .published(event -> !isGhost(event))
                .remembered(reply -> !isLater(reply.refusal()));
    }

    private static void send(EventSerdes serdes, Outcomes<MembersEvent, QueueReply> outcomes) {
        serdes.send(outcomes.events(), Topics.QUEUE_EVENTS);
        serdes.send(outcomes.replies(), Topics.QUEUE_REPLIES);
    }

    private static boolean isGhost(MembersEvent event) {
        return event instanceof QueueMemberAdded(_, var userId, _) && ("" + userId).startsWith("ghost");
    }

    private static boolean isLater(@Nullable Refusal refusal) {
        return refusal != null && refusal.code().equals("come.later");
    }

    /// The state of a queue is a row of its own, `queue/<organization>/<queue>`.
    private static final class RowPerQueue implements StateRepository<Members, MembersRequest> {

        private static final String PREFIX = "queue/";

        @Override
        public Members load(PrefixedStore rows, String key, MembersRequest request) {
            return loadPart(rows, key, request.queueId());
        }

        @Override
        public void save(PrefixedStore rows, String key, Members before, Members after) {
            String queueId = (after.all().isEmpty() ? before : after).all().getFirst().queueId();
            rows.put(PREFIX, key + "/" + queueId, after, Members.class);
        }

        @Override
        public String part(MembersRequest request) {
            return request.queueId();
        }

        @Override
        public Optional<String> organization(Members state) {
            return Optional.of("acme");
        }

        @Override
        public Members loadPart(PrefixedStore rows, String key, String part) {
            Members stored = rows.get(PREFIX, key + "/" + part, Members.class);
            return stored == null ? Members.NONE : stored;
        }
    }
}
