/// The ids and names that domains share.
@NullMarked
package io.onbehalf.kit.domain;

import org.jspecify.annotations.NullMarked;
