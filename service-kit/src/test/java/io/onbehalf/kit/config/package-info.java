/// Tests of the configuration: valid settings, and settings that are refused.
@NullMarked
package io.onbehalf.kit.config;

import org.jspecify.annotations.NullMarked;
