/// Data of others that this service knows: queues, members, settings, numbers, identities.
@NullMarked
package io.onbehalf.conversation.directory;

import org.jspecify.annotations.NullMarked;
