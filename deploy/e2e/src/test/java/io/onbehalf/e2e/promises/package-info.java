/// The promises of the system. Each is a class that checks it from the topics alone.
@NullMarked
package io.onbehalf.e2e.promises;

import org.jspecify.annotations.NullMarked;
