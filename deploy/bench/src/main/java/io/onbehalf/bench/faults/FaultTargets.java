package io.onbehalf.bench.faults;

import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.List;
import java.util.stream.Stream;

/// What can fail, by the names that a schedule uses: parts, and topics.
final class FaultTargets {

    static final String SMSC = "smsc-simulator";
    static final String REGISTRY = "registry";
    static final String BROKER = "broker";

    /// Two instances of each service.
    static final List<String> INSTANCES =
            Stream.of(
                            Topics.QUEUE_SERVICE,
                            Topics.CONVERSATION_SERVICE,
                            Topics.WRAPUP_SERVICE,
                            Topics.AGENT_GATEWAY)
                    .flatMap(service -> Stream.of(service + "-1", service + "-2"))
                    .toList();

    /// Those that keep state on their disk.
    private static final List<String> WITH_STATE =
            INSTANCES.stream().filter(instance -> !instance.startsWith(Topics.AGENT_GATEWAY)).toList();

    private static final List<String> REQUESTS =
            Stream.of(Topics.QUEUE_REQUESTS, Topics.CONVERSATION_REQUESTS, Topics.WRAPUP_REQUESTS)
                    .map(Topic::name)
                    .toList();

    private FaultTargets() {}

    /// Those that a kind of fault can befall.
    static List<String> of(FaultKind kind) {
        return switch (kind) {
            case KILL, STALL, CLOCK_AHEAD, CLOCK_BEHIND -> INSTANCES;
            case DISK_FULL -> WITH_STATE;
            case SMSC_AWAY, SMPP_CUT -> List.of(SMSC);
            case REGISTRY_AWAY -> List.of(REGISTRY);
            case BROKER_RESTART -> List.of(BROKER);
            case BAD_RECORDS, DUPLICATES -> REQUESTS;
        };
    }

    /// True for the two instances of one service, and for one and the same target.
    static boolean areOfOnePart(String one, String other) {
        return part(one).equals(part(other));
    }

    private static String part(String target) {
        return INSTANCES.contains(target) ? target.substring(0, target.length() - 2) : target;
    }
}
