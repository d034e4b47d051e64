/// What the system promises, each as a class that checks it from the topics alone.
@NullMarked
package io.onbehalf.e2e.promises;

import org.jspecify.annotations.NullMarked;
