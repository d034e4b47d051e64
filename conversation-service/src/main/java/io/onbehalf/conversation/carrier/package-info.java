/// The link to the mobile network, SMPP 3.4: what is sent, what became of it, and what comes in.
@NullMarked
package io.onbehalf.conversation.carrier;

import org.jspecify.annotations.NullMarked;
