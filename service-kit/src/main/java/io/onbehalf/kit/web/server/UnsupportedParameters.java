package io.onbehalf.kit.web.server;

import io.onbehalf.kit.web.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Refuses, by name, the public API's parameters that ask a listing for something that it does not do: an
/// answer that looks filtered and is not would be taken for the whole. Other unknown parameters are ignored.
final class UnsupportedParameters implements HandlerInterceptor, WebMvcConfigurer {

    private static final List<String> OF_PUBLIC_API =
            List.of(
                    "cannedResponseLibraryId",
                    "divisionId",
                    "expand",
                    "hasPeer",
                    "integrationPresenceSource",
                    "jabberId",
                    "languages",
                    "memberBy",
                    "messagingTemplateFilter",
                    "peerId",
                    "presence",
                    "profileSkills",
                    "skills",
                    "sortBy",
                    "userCustomAttributeSchemaIds");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            for (String name : OF_PUBLIC_API) {
                String value = request.getParameter(name);
                if (value != null && !value.isEmpty() && !takes(method, name)) {
                    throw ApiException.invalidValue(name, name + ": is not supported here");
                }
            }
        }
        return true;
    }

    private static boolean takes(HandlerMethod method, String name) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .anyMatch(parameter -> name.equals(parameter.getParameter().getName()));
    }
}
