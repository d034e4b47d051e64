/// Passes wrap-ups on to wrapup-service, with what this service knows of the stint.
@NullMarked
package io.onbehalf.conversation.api.wrapup;

import org.jspecify.annotations.NullMarked;
