package io.onbehalf.wrapup.config;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.kit.testing.RefusalsSpecification;
import io.onbehalf.wrapup.domain.acw.WrapupReply;

class WrapupRefusalsTest extends RefusalsSpecification {

    @Override
    protected Refusals refusals() {
        return new WrapupConfiguration().refusals();
    }

    @Override
    protected boolean isRemembered(Refusal refusal) {
        return WrapupReply.refused(refusal).repeatable();
    }
}
