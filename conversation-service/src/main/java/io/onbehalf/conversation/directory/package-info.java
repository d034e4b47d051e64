/// What this service knows of others' data: queues, members, settings, numbers, identities.
@NullMarked
package io.onbehalf.conversation.directory;

import org.jspecify.annotations.NullMarked;
