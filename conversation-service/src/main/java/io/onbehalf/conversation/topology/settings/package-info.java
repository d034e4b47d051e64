/// The rows of an organization's settings.
@NullMarked
package io.onbehalf.conversation.topology.settings;

import org.jspecify.annotations.NullMarked;
