package io.onbehalf.wrapup;

import io.onbehalf.kit.testing.StateSpecification;
import io.onbehalf.wrapup.domain.acw.ThreadInput;
import io.onbehalf.wrapup.domain.acw.WrapupEvent;
import io.onbehalf.wrapup.domain.codes.CodeRequest;
import io.onbehalf.wrapup.topology.WrapupTopology;
import java.util.Set;

class StateTest extends StateSpecification {

    @Override
    protected Class<?> topology() {
        return WrapupTopology.class;
    }

    @Override
    protected Set<Class<?>> notStored() {
        return Set.of(ThreadInput.class, WrapupEvent.class, CodeRequest.class);
    }
}
