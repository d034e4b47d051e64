/// What people see of a text.
@NullMarked
package io.onbehalf.kit.domain.text;

import org.jspecify.annotations.NullMarked;
