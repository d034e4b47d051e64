/// The one entrance for agents and API clients.
@NullMarked
package io.onbehalf.gateway;

import org.jspecify.annotations.NullMarked;
