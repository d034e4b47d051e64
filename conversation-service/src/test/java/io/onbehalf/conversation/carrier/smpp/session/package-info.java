@NullMarked
package io.onbehalf.conversation.carrier.smpp.session;

import org.jspecify.annotations.NullMarked;
