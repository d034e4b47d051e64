/// What specifications of all rooms of the carrier share.
@NullMarked
package io.onbehalf.conversation.carrier;

import org.jspecify.annotations.NullMarked;
