/// What is done once before the services run, where they may not do it themselves.
@NullMarked
package io.onbehalf.kit.setup;

import org.jspecify.annotations.NullMarked;
