package io.onbehalf.queue.config;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.requests.Refusals.Text;
import io.onbehalf.queue.domain.QueueRefusals;
import io.onbehalf.queue.topology.QueueMapping;
import io.onbehalf.queue.topology.QueueTopology;
import io.onbehalf.schemas.Topics;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Says what this service is, and how its refusals read.
@Configuration(proxyBeanMethods = false)
public class QueueConfiguration {

    @Bean
    RecordMapper recordMapper() {
        return QueueMapping.mapper();
    }

    @Bean
    ServiceDefinition serviceDefinition(RecordMapper mapper) {
        return new ServiceDefinition(
                Topics.QUEUE_SERVICE,
                Topics.QUEUE_REQUESTS,
                Topics.QUEUE_REPLIES,
                Topics.QUEUE_DEAD_LETTERS,
                List.of(),
                new QueueTopology(mapper)::draw);
    }

    @Bean
    Refusals refusals() {
        return new Refusals(
                Map.of(
                        QueueRefusals.NOT_FOUND,
                        new Text(404, "queue {queue}: not found"),
                        QueueRefusals.MEMBER_NOT_FOUND,
                        new Text(404, "queue {queueId}: user {userId} is not a member"),
                        QueueRefusals.NAME_IN_USE,
                        new Text(409, "queue name {name}: is used by queue {queueId}"),
                        QueueRefusals.HAS_MEMBERS,
                        new Text(
                                409,
                                "queue {queueId}: has {memberCount} members; forceDelete=true deletes it with them"),
                        QueueRefusals.ALREADY_EXISTS,
                        new Text(409, "queue {queueId}: already exists")));
    }
}
