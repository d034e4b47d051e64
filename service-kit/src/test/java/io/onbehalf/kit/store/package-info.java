/// Tests of rows: storage, staging and expiry.
@NullMarked
package io.onbehalf.kit.store;

import org.jspecify.annotations.NullMarked;
