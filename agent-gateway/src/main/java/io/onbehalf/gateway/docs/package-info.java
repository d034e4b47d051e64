/// The description of the whole API, for its clients' tools.
@NullMarked
package io.onbehalf.gateway.docs;

import org.jspecify.annotations.NullMarked;
