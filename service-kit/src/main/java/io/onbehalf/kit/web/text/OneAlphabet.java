package io.onbehalf.kit.web.text;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.onbehalf.kit.domain.text.WordScripts;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// A name must not spell a word with letters of several alphabets that look alike ([WordScripts]).
@Constraint(validatedBy = OneAlphabet.Validator.class)
@Target({FIELD, PARAMETER, RECORD_COMPONENT})
@Retention(RUNTIME)
public @interface OneAlphabet {

    String message() default "must not mix Latin, Greek and Cyrillic letters in a word";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// By [WordScripts].
    final class Validator implements ConstraintValidator<OneAlphabet, CharSequence> {

        @Override
        public boolean isValid(@Nullable CharSequence name, ConstraintValidatorContext context) {
            return name == null || !WordScripts.areMixed(name.toString());
        }
    }
}
