@NullMarked
package io.onbehalf.conversation.carrier;

import org.jspecify.annotations.NullMarked;
