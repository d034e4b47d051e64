package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.MemberKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.testing.RequestRoute;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.wrapup.Talk;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// What surrounds the service in a test: other events while a call waits, and the queue Support, of which Ben
/// is a member as well.
@TestConfiguration(proxyBeanMethods = false)
class WrapupRoute {

    @Bean
    ConcurrentEvents concurrentEvents() {
        return new ConcurrentEvents();
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
                    Talk.SUPPORT,
                    new QueueSnapshot(
                            Talk.ACME,
                            Talk.SUPPORT,
                            "Support",
                            null,
                            null,
                            WrapupPrompt.MANDATORY,
                            null,
                            2,
                            Talk.NOON,
                            "ada",
                            Talk.NOON,
                            "ada"));
            bench.pipe(
                    Topics.QUEUE_MEMBERS,
                    MemberKey.of(new UserId("ben"), new QueueId(Talk.SUPPORT)),
                    new QueueMemberSnapshot(Talk.ACME, Talk.SUPPORT, "ben", true));
        };
    }
}
