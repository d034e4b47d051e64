package io.onbehalf.kit.web.server;

import io.onbehalf.kit.web.text.WholeNumber;
import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/// Reads the whole numbers of paths and queries in plain digits only; Spring's own reading also takes signs,
/// blanks and hex.
@ControllerAdvice
final class PlainNumbers {

    @InitBinder
    void register(WebDataBinder binder) {
        binder.registerCustomEditor(int.class, new Editor());
        binder.registerCustomEditor(Integer.class, new Editor());
    }

    private static final class Editor extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(WholeNumber.parse(text));
        }
    }
}
