/// Avro at the edge: Confluent's wire format, the registry, and the mapping between domain records and Avro.
@NullMarked
package io.onbehalf.kit.avro;

import org.jspecify.annotations.NullMarked;
