/// The copies of compacted topics that every instance of a service has: their rows and index are on its disk,
/// and a start goes on where the last run ended.
@NullMarked
package io.onbehalf.kit.copies;

import org.jspecify.annotations.NullMarked;
