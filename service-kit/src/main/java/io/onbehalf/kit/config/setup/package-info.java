/// What is done once before the services run, where they may not do it themselves.
@NullMarked
package io.onbehalf.kit.config.setup;

import org.jspecify.annotations.NullMarked;
