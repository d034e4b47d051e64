/// The bodies of the public API.
@NullMarked
package io.onbehalf.conversation.api.body;

import org.jspecify.annotations.NullMarked;
