package io.onbehalf.kit.query;

import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/// The keys under which a copy of the queues may have a queue beside its id, so that nothing looks through
/// the queues of all organizations.
public final class QueueKeys {

    private QueueKeys() {}

    /// All of a queue's.
    public static List<String> of(SpecificRecord queue) {
        QueueSnapshot snapshot = (QueueSnapshot) queue;
        List<String> keys = new ArrayList<>();
        keys.add(ofOrganization(snapshot.getOrganizationId()) + snapshot.getQueueId());
        if (snapshot.getOutboundNumber() != null) {
            keys.add(ofNumber(snapshot.getOutboundNumber()) + snapshot.getQueueId());
        }
        return keys;
    }

    /// With what the keys of an organization's queues begin.
    public static String ofOrganization(String organizationId) {
        return "organization/" + organizationId + "/";
    }

    /// With what the keys of the queues begin that have a number.
    public static String ofNumber(String number) {
        return "number/" + number + "/";
    }
}
