package io.onbehalf.e2e.endpoints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The codes of the API's errors: those of the code, and those of the table in the gateway's README.
final class ErrorCodes {

    private static final String HEAD = "| status | codes |";
    private static final Pattern CODE = Pattern.compile("[a-z]+(?:\\.[a-z]+)+");
    private static final Pattern IN_TABLE = Pattern.compile("`(%s)`".formatted(CODE));

    /// A method that calls one of these, or with one of these, makes errors. So the texts that look like
    /// codes are codes, in it and in the methods of its class that return a text.
    private static final Set<String> ERRORS =
            Set.of(
                    "Lio/onbehalf/kit/web/ApiException;",
                    "Lio/onbehalf/kit/web/ErrorDetail;",
                    "Lio/onbehalf/kit/domain/Refusal;",
                    "Lio/onbehalf/kit/requests/Refusals$Text;");

    /// What else looks like a code: placeholders, a field, an attribute of a request.
    private static final Set<String> OTHERS =
            Set.of("contact.number", "queue.name", "division.id", "jakarta.servlet.error.exception");

    private ErrorCodes() {}

    static Set<String> ofTable(Path readme) {
        try (Stream<String> lines = Files.lines(readme)) {
            return lines.dropWhile(line -> !line.equals(HEAD))
                    .takeWhile(line -> line.startsWith("|"))
                    .flatMap(row -> IN_TABLE.matcher(row).results())
                    .map(code -> code.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those in the compiled classes.
    ///
    /// @param root of the checkout
    static Set<String> ofCode(Path root) {
        return Stream.concat(Endpoints.MODULES.stream(), Stream.of("service-kit"))
                .map(module -> root.resolve(module).resolve("target/classes"))
                .flatMap(folder -> CompiledClasses.in(folder).stream())
                .filter(type -> type.methods().stream().anyMatch(ErrorCodes::makesErrors))
                .flatMap(ErrorCodes::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(ClassModel type) {
        return type.methods().stream()
                .filter(method -> makesErrors(method) || returnsText(method))
                .flatMap(ErrorCodes::elements)
                .flatMap(ErrorCodes::text)
                .filter(text -> CODE.matcher(text).matches())
                .filter(text -> !OTHERS.contains(text));
    }

    private static boolean makesErrors(MethodModel method) {
        return elements(method)
                .anyMatch(element -> element instanceof InvokeInstruction call && isOfErrors(call));
    }

    private static boolean returnsText(MethodModel method) {
        return method.methodType().stringValue().endsWith(")Ljava/lang/String;");
    }

    private static Stream<CodeElement> elements(MethodModel method) {
        return method.code().stream().flatMap(CodeModel::elementStream);
    }

    private static boolean isOfErrors(InvokeInstruction call) {
        String all = "L" + call.owner().asInternalName() + ";" + call.type().stringValue();
        return ERRORS.stream().anyMatch(all::contains);
    }

    private static Stream<String> text(CodeElement element) {
        return element instanceof ConstantInstruction constant
                        && constant.constantValue() instanceof String text
                ? Stream.of(text)
                : Stream.empty();
    }
}
