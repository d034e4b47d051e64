/// What a call holds of the places of its service, for those that wait.
@NullMarked
package io.onbehalf.kit.web.places;

import org.jspecify.annotations.NullMarked;
