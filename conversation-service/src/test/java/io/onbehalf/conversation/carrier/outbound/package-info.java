@NullMarked
package io.onbehalf.conversation.carrier.outbound;

import org.jspecify.annotations.NullMarked;
