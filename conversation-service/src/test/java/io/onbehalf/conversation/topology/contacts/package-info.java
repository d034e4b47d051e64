@NullMarked
package io.onbehalf.conversation.topology.contacts;

import org.jspecify.annotations.NullMarked;
