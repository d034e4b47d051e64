/// The wiring.
@NullMarked
package io.onbehalf.conversation.config;

import org.jspecify.annotations.NullMarked;
