@NullMarked
package io.onbehalf.conversation.domain.state;

import org.jspecify.annotations.NullMarked;
