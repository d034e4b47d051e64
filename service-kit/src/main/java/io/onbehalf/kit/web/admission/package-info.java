/// Decides which calls are served now: the places of all calls, the shares of organizations and users, and
/// the time and size of a body.
@NullMarked
package io.onbehalf.kit.web.admission;

import org.jspecify.annotations.NullMarked;
