/// The ground that the services stand on: topics, security.
@NullMarked
package io.onbehalf.e2e.foundation;

import org.jspecify.annotations.NullMarked;
