package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.UserId;

/// The last wrap-up that was saved without ending the after-call work.
public record SavedWrapup(UserId givenBy, Wrapup wrapup) {}
