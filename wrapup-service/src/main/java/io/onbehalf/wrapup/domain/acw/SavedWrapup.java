package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.kit.domain.UserId;

/// The last wrap-up that was saved without ending the after-call work.
public record SavedWrapup(UserId givenBy, Wrapup wrapup) {

    /// The same without what it says about the contact.
    SavedWrapup withoutTexts() {
        return new SavedWrapup(givenBy, wrapup.withoutTexts());
    }
}
