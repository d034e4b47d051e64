package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.OrganizationId;

/// Whether an organization's interactions have logs at the moment of a decision: then notes belong to the
/// log, otherwise to the wrap-up.
@FunctionalInterface
public interface CallLogging {

    boolean isOn(OrganizationId organization);
}
