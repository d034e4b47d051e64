/// Fixtures that the specifications of all packages of the carrier share.
@NullMarked
package io.onbehalf.conversation.carrier;

import org.jspecify.annotations.NullMarked;
