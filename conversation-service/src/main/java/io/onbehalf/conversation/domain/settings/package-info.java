/// An organization's settings of this service.
@NullMarked
package io.onbehalf.conversation.domain.settings;

import org.jspecify.annotations.NullMarked;
