/// An organization: its name, its default country, how it works.
@NullMarked
package io.onbehalf.queue.domain.organization;

import org.jspecify.annotations.NullMarked;
