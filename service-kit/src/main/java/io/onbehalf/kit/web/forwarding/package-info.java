/// Calls between the instances of a service.
@NullMarked
package io.onbehalf.kit.web.forwarding;

import org.jspecify.annotations.NullMarked;
