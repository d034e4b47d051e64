@NullMarked
package io.onbehalf.conversation.topology.lists;

import org.jspecify.annotations.NullMarked;
