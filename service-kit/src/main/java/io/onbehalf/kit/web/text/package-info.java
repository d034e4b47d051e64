/// What a text of a body must be: constraints for its fields.
@NullMarked
package io.onbehalf.kit.web.text;

import org.jspecify.annotations.NullMarked;
