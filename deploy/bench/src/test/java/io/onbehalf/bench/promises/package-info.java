/// The promises of the system. Each is a class that checks it from the topics alone.
@NullMarked
package io.onbehalf.bench.promises;

import org.jspecify.annotations.NullMarked;
