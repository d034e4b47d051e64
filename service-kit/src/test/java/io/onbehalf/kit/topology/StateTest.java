package io.onbehalf.kit.topology;

import io.onbehalf.kit.testing.StateSpecification;
import java.util.Set;

/// What the loop itself stores in every service.
class StateTest extends StateSpecification {

    @Override
    protected Class<?> topology() {
        return DeciderProcessor.class;
    }

    @Override
    protected Set<Class<?>> notStored() {
        return Set.of();
    }
}
