/// Test support for services: their topology with real Avro, without a broker.
@NullMarked
package io.onbehalf.kit.testing;

import org.jspecify.annotations.NullMarked;
