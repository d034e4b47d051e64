package io.onbehalf.kit.domain.state;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The version of a stored type, if it is greater than 1.
///
/// It is raised with a change that an earlier version of the service must not undo or can't read: a field,
/// here or in a part of it, whose loss matters, a new record of a sealed type, a new enum constant. Such a
/// version then does not read the rows, so it never writes them back without what it does not know.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StateVersion {

    int value();
}
