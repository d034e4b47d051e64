/// How the API writes JSON, and how strictly it reads it.
@NullMarked
package io.onbehalf.kit.web.json;

import org.jspecify.annotations.NullMarked;
