@NullMarked
package io.onbehalf.conversation.carrier.outbound.group;

import org.jspecify.annotations.NullMarked;
