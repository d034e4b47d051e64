package io.onbehalf.wrapup.config;

import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.query.AwaitedCopies;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesSnapshot;
import io.onbehalf.schemas.wrapup.WrapupCodeSnapshot;
import io.onbehalf.wrapup.domain.codes.OfferedCodes;
import io.onbehalf.wrapup.topology.ReplicatedCodes;
import io.onbehalf.wrapup.topology.WrapupTopology;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Says what this service is, what it replicates, and how its refusals read.
@Configuration(proxyBeanMethods = false)
public class WrapupConfiguration {

    @Bean
    public ServiceDefinition serviceDefinition() {
        return new ServiceDefinition(
                Topics.WRAPUP_SERVICE,
                List.of(Topics.WRAPUP_REPLIES),
                Topics.WRAPUP_DEAD_LETTERS,
                List.of(
                        Topics.QUEUES,
                        Topics.QUEUE_MEMBERS,
                        Topics.ORGANIZATIONS,
                        Topics.CONVERSATION_EVENTS),
                WrapupTopology::define);
    }

    @Bean
    public Refusals refusals() {
        return new Refusals(RefusalTexts.ALL);
    }

    @Bean
    Replica<QueueSnapshot> queues(StreamsReader streams) {
        return new Replica<>(Topics.QUEUES, QueueSnapshot.class, streams);
    }

    @Bean
    Replica<QueueMemberSnapshot> members(StreamsReader streams) {
        return new Replica<>(Topics.QUEUE_MEMBERS, QueueMemberSnapshot.class, streams);
    }

    @Bean
    AwaitedCopies awaitedCopies(Replica<QueueMemberSnapshot> members, Replica<QueueSnapshot> queues) {
        return new AwaitedCopies(members, queues);
    }

    @Bean
    OfferedCodes offeredCodes(StreamsReader streams) {
        var queues = new Replica<>(Topics.QUEUE_WRAPUP_CODES, QueueWrapupCodesSnapshot.class, streams);
        var codes = new Replica<>(Topics.WRAPUP_CODES, WrapupCodeSnapshot.class, streams);
        return new ReplicatedCodes(queues::get, codes::get);
    }
}
