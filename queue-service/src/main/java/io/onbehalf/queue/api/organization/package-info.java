/// The public API of the organization: its settings and how many conversations its agents take.
@NullMarked
package io.onbehalf.queue.api.organization;

import org.jspecify.annotations.NullMarked;
