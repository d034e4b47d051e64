package io.onbehalf.wrapup.api;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.wrapup.Talk;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import io.onbehalf.wrapup.domain.codes.OfferedCodes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;

/// The service's own topology behind its API, without a broker.
@TestConfiguration(proxyBeanMethods = false)
class BenchedService {

    private static final WrapupConfiguration SERVICE = new WrapupConfiguration();
    private static final RecordMapper MAPPER = RecordMapper.ofCatalogue();

    @Bean
    TopologyBench bench() {
        return TopologyBench.of(SERVICE.serviceDefinition());
    }

    @Bean
    ConcurrentEvents concurrentEvents() {
        return new ConcurrentEvents();
    }

    @Bean
    WrapupAccess wrapups(TopologyBench bench, ConcurrentEvents concurrent) {
        return new WrapupAccess(requests(bench, concurrent), queries(bench), queues());
    }

    @Bean
    OfferedCodes offered() {
        return (organization, _) -> List.of(DefaultCode.of(organization));
    }

    /// Ben is of the queue Support as well.
    @Bean
    @SuppressWarnings("unchecked") // a mock knows no type arguments
    Visibility visibility() {
        Replica<QueueMemberSnapshot> members = mock(Replica.class);
        when(members.get("ben:" + Talk.SUPPORT))
                .thenReturn(new QueueMemberSnapshot(Talk.ACME, Talk.SUPPORT, "ben", true));
        return new Visibility(members);
    }

    private static Requests requests(TopologyBench bench, ConcurrentEvents concurrent) {
        Requests requests = mock(Requests.class);
        when(requests.ask(any(), anyString(), any(), any(), any()))
                .thenAnswer(call -> {
                    RequestStamp stamp = call.getArgument(3);
                    Map<String, Object> header = new HashMap<>(stamp.header());
                    header.put("threadId", call.getArgument(1));
                    bench.pipe(
                            call.getArgument(0),
                            call.getArgument(1),
                            MAPPER.toAvro(call.getArgument(2), header));
                    SpecificRecord reply = reply(bench, concurrent);
                    if (reply.get(reply.getSchema().getField("refusal").pos())
                            instanceof SpecificRecord refusal) {
                        throw SERVICE.refusals().exception(MAPPER.toDomain(refusal, Refusal.class));
                    }
                    return MAPPER.toDomain(reply, call.<Class<?>>getArgument(4));
                });
        return requests;
    }

    /// Time goes on once nothing else happens.
    private static SpecificRecord reply(TopologyBench bench, ConcurrentEvents concurrent) {
        List<SpecificRecord> replies = bench.values(Topics.WRAPUP_REPLIES);
        while (replies.isEmpty() && concurrent.next()) {
            replies = bench.values(Topics.WRAPUP_REPLIES);
        }
        if (replies.isEmpty()) {
            bench.advanceWallClock(Duration.ofSeconds(2));
            replies = bench.values(Topics.WRAPUP_REPLIES);
        }
        return replies.getLast();
    }

    private static Queries queries(TopologyBench bench) {
        Queries queries = mock(Queries.class);
        when(queries.answer(anyString(), anyString(), any(), any()))
                .thenAnswer(call -> {
                    Function<PrefixedStore, Object> local = call.getArgument(3);
                    return ResponseEntity.ok(local.apply(bench.rows(call.getArgument(0))));
                });
        return queries;
    }

    @SuppressWarnings("unchecked") // a mock knows no type arguments
    private static Replica<QueueSnapshot> queues() {
        Replica<QueueSnapshot> queues = mock(Replica.class);
        when(queues.get(Talk.SUPPORT))
                .thenReturn(
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
        return queues;
    }
}
