@NullMarked
package io.onbehalf.conversation.carrier.smpp;

import org.jspecify.annotations.NullMarked;
