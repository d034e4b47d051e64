/// What another team writes: a program that reads the events, and its test with the whole system.
@NullMarked
package io.onbehalf.testcontainers.sample;

import org.jspecify.annotations.NullMarked;
