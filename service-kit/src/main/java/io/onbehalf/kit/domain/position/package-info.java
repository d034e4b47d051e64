/// How far stores have come: what lets a person read what they wrote.
@NullMarked
package io.onbehalf.kit.domain.position;

import org.jspecify.annotations.NullMarked;
