package io.onbehalf.wrapup.api;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.query.Queries;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.schemas.wrapup.WrapupReply;
import io.onbehalf.wrapup.Talk;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import io.onbehalf.wrapup.domain.DefaultCode;
import io.onbehalf.wrapup.domain.OfferedCodes;
import io.onbehalf.wrapup.topology.WrapupMapping;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;

/// The service's own topology behind its API, without a broker.
@TestConfiguration(proxyBeanMethods = false)
class BenchedService {

    private static final WrapupConfiguration SERVICE = new WrapupConfiguration();
    private static final RecordMapper MAPPER = WrapupMapping.mapper();

    @Bean
    TopologyBench bench() {
        return TopologyBench.of(SERVICE.definition(MAPPER));
    }

    @Bean
    Meanwhile meanwhile() {
        return new Meanwhile();
    }

    @Bean
    WrapupAccess wrapups(TopologyBench bench, Meanwhile meanwhile) {
        return new WrapupAccess(requests(bench), queries(bench, meanwhile), MAPPER, queues());
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

    private static Requests requests(TopologyBench bench) {
        Refusals refusals = SERVICE.refusals();
        Requests requests = mock(Requests.class);
        when(requests.ask(any(), anyString(), any(), any()))
                .thenAnswer(call -> {
                    SpecificRecord request = call.getArgument(2);
                    bench.pipe(call.getArgument(0), call.getArgument(1), request);
                    var reply = bench.read(Topics.WRAPUP_REPLIES, WrapupReply.class).getLast();
                    if (reply.getRefusal() != null) {
                        throw refusals.exception(reply.getRefusal());
                    }
                    return reply;
                });
        return requests;
    }

    private static Queries queries(TopologyBench bench, Meanwhile meanwhile) {
        Queries queries = mock(Queries.class);
        when(queries.answer(anyString(), anyString(), any(), any()))
                .thenAnswer(call -> {
                    Function<PrefixedStore, Object> local = call.getArgument(3);
                    return ResponseEntity.ok(
                            local.apply(new PrefixedStore(meanwhile.watching(bench.store(call.getArgument(0))))));
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
