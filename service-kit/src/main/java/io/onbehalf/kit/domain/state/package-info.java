/// What a stored state says about its form.
@NullMarked
package io.onbehalf.kit.domain.state;

import org.jspecify.annotations.NullMarked;
