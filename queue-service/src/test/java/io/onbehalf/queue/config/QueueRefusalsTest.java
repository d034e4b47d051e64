package io.onbehalf.queue.config;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.testing.RefusalsSpecification;

class QueueRefusalsTest extends RefusalsSpecification {

    @Override
    protected Refusals refusals() {
        return new Refusals(RefusalTexts.ALL);
    }

    /// Every reply of this service is.
    @Override
    protected boolean isRemembered(Refusal refusal) {
        return true;
    }
}
