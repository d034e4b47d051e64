/// Texts that are sent with a compose, without an agent, and around quiet hours.
@NullMarked
package io.onbehalf.e2e.sending;

import org.jspecify.annotations.NullMarked;
