package io.onbehalf.wrapup.api;

import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.domain.MemberKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.testing.BenchedService;
import io.onbehalf.kit.testing.RequestRoute;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.queue.InactivityAction;
import io.onbehalf.schemas.queue.LastAgentRoutingMode;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.wrapup.ConversationClient;
import io.onbehalf.wrapup.topology.owed.OwedTopology;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// The surroundings of the service in a test: other events while a call waits, and the queue Support, of
/// which Ben is a member as well.
@TestConfiguration(proxyBeanMethods = false)
class WrapupRoute {

    @Bean
    ConcurrentEvents concurrentEvents() {
        return new ConcurrentEvents();
    }

    @Bean
    TopologyBench owed(ServiceDefinition service) {
        return TopologyBench.of(service, OwedTopology::define);
    }

    /// Reads the lists after the events that were written until then.
    @Bean
    Queries owedQueries(TopologyBench bench, @Qualifier("owed") TopologyBench owed) {
        return BenchedService.queries(() -> {
            owed.pipe(Topics.WRAPUP_EVENTS, bench.records(Topics.WRAPUP_EVENTS));
            return owed;
        });
    }

    /// The clock goes on once nothing else happens.
    @Bean
    RequestRoute route(TopologyBench bench, ConcurrentEvents concurrent) {
        return request -> {
            bench.send(request);
            Optional<SpecificRecord> reply = bench.reply();
            while (reply.isEmpty() && concurrent.next()) {
                reply = bench.reply();
            }
            return reply.or(() -> later(bench)).orElseThrow();
        };
    }

    private static Optional<SpecificRecord> later(TopologyBench bench) {
        bench.advanceWallClock(Duration.ofSeconds(2));
        return bench.reply();
    }

    @Bean
    InitializingBean support(TopologyBench bench) {
        return () -> {
            bench.pipe(
                    Topics.QUEUES,
                    ConversationClient.SUPPORT,
                    new QueueSnapshot(
                            ConversationClient.ACME,
                            ConversationClient.SUPPORT,
                            "Support",
                            null,
                            null,
                            null,
                            WrapupPrompt.MANDATORY,
                            null,
                            LastAgentRoutingMode.ANY_AGENT,
                            30,
                            false,
                            null,
                            InactivityAction.DISCONNECT,
                            null,
                            2,
                            ConversationClient.NOON,
                            "ada",
                            ConversationClient.NOON,
                            "ada"));
            bench.pipe(
                    Topics.QUEUE_MEMBERS,
                    MemberKey.of(new UserId("ben"), new QueueId(ConversationClient.SUPPORT)),
                    new QueueMemberSnapshot(
                            ConversationClient.ACME, ConversationClient.SUPPORT, "ben", true));
        };
    }
}
