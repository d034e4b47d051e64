/// How long an organization keeps what its contacts and agents wrote.
@NullMarked
package io.onbehalf.conversation.topology.retention;

import org.jspecify.annotations.NullMarked;
