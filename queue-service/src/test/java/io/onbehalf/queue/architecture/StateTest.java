package io.onbehalf.queue.architecture;

import io.onbehalf.kit.domain.quiet.QuietHours;
import io.onbehalf.kit.testing.Examples;
import io.onbehalf.kit.testing.StateSpecification;
import io.onbehalf.queue.domain.QueueEvent.AgentLoadChanged;
import io.onbehalf.queue.domain.QueueRequest;
import io.onbehalf.queue.topology.QueueTopology;
import java.util.Set;

class StateTest extends StateSpecification {

    @Override
    protected Class<?> topology() {
        return QueueTopology.class;
    }

    @Override
    protected Set<Class<?>> notStored() {
        return Set.of(QueueRequest.class, AgentLoadChanged.class);
    }

    @Override
    protected Examples examples() {
        return super.examples().with(QuietHours.class, new QuietHours("21:00", "08:00"));
    }
}
