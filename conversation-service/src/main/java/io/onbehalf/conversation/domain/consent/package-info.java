/// A contact's consent to be written to: keywords, opt-out, opt-in.
@NullMarked
package io.onbehalf.conversation.domain.consent;

import org.jspecify.annotations.NullMarked;
