package io.onbehalf.queue.architecture;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.testing.NamesSpecification;
import io.onbehalf.queue.domain.OrganizationSnapshot;
import io.onbehalf.queue.domain.QueueEvent;
import io.onbehalf.queue.domain.QueueMemberSnapshot;
import io.onbehalf.queue.domain.QueueReply;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.domain.QueueSnapshot;
import java.util.List;

class NamesTest extends NamesSpecification {

    @Override
    protected List<Class<?>> written() {
        return List.of(
                QueueRequest.class,
                QueueEvent.class,
                QueueReply.class,
                Refusal.class,
                QueueSnapshot.class,
                QueueMemberSnapshot.class,
                OrganizationSnapshot.class);
    }
}
