/// The bytes on the topics, the registry, and the mapping between domain and Avro.
@NullMarked
package io.onbehalf.kit.avro;

import org.jspecify.annotations.NullMarked;
