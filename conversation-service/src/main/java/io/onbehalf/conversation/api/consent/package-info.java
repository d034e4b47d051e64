/// What agents record of a contact's consent.
@NullMarked
package io.onbehalf.conversation.api.consent;

import org.jspecify.annotations.NullMarked;
