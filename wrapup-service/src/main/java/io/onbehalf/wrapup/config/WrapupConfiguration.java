package io.onbehalf.wrapup.config;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesSnapshot;
import io.onbehalf.schemas.wrapup.WrapupCodeSnapshot;
import io.onbehalf.wrapup.domain.OfferedCodes;
import io.onbehalf.wrapup.topology.ReplicatedCodes;
import io.onbehalf.wrapup.topology.WrapupMapping;
import io.onbehalf.wrapup.topology.WrapupTopology;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Says what this service is, what it keeps of others, and how its refusals read.
@Configuration(proxyBeanMethods = false)
public class WrapupConfiguration {

    @Bean
    RecordMapper recordMapper() {
        return WrapupMapping.mapper();
    }

    @Bean
    public ServiceDefinition definition(RecordMapper mapper) {
        return new ServiceDefinition(
                Topics.WRAPUP_SERVICE,
                Topics.WRAPUP_REQUESTS,
                Topics.WRAPUP_REPLIES,
                Topics.WRAPUP_DEAD_LETTERS,
                List.of(Topics.QUEUES, Topics.QUEUE_MEMBERS, Topics.CONVERSATION_EVENTS),
                new WrapupTopology(mapper)::draw);
    }

    @Bean
    public Refusals refusals() {
        return RefusalTexts.ALL;
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
    OfferedCodes offeredCodes(RecordMapper mapper, StreamsReader streams) {
        var queues = new Replica<>(Topics.QUEUE_WRAPUP_CODES, QueueWrapupCodesSnapshot.class, streams);
        var codes = new Replica<>(Topics.WRAPUP_CODES, WrapupCodeSnapshot.class, streams);
        return new ReplicatedCodes(mapper, queues::get, codes::get);
    }
}
