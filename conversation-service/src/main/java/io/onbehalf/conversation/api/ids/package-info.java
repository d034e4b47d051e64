/// The ids in the paths of the API.
@NullMarked
package io.onbehalf.conversation.api.ids;

import org.jspecify.annotations.NullMarked;
