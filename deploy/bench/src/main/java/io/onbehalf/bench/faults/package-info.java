/// A run in which the parts of a stack fail at random, while agents, contacts and supervisors go on.
@NullMarked
package io.onbehalf.bench.faults;

import org.jspecify.annotations.NullMarked;
